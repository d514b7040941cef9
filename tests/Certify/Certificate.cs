using RazorOkta.Certify.Rows;

namespace RazorOkta.Certify;

/// <summary>Every row that there is a script for, section by section.</summary>
internal static class Certificate
{
    public static readonly IReadOnlyList<Row> Rows =
    [
        .. Discovery.Rows,
        .. KeySet.Rows,
        .. AuthorizationRequest.Rows,
        .. AuthorizationResponse.Rows,
        .. CraftedCallback.Rows,
        .. ReturnPaths.Rows,
        .. TokenEndpoint.Rows,
        .. Refreshing.Rows,
        .. IdTokenForm.Rows,
        .. IdTokenClaims.Rows,
        .. UserInfo.Rows,
        .. Sessions.Rows,
        .. SessionRequests.Rows,
        .. Logout.Rows,
        .. FrontchannelLogout.Rows,
        .. BackchannelLogout.Rows,
        .. Transport.Rows,
        .. Scale.Rows,
    ];

    /// <summary>The list joined with its rows; a listing without a row stands there with none.</summary>
    public static IEnumerable<(Listing Listing, Row? Row)> All
    {
        get
        {
            var rows = Rows.ToDictionary(row => row.Id, StringComparer.Ordinal);
            return Listing.All.Select(listing => (listing, rows.GetValueOrDefault(listing.Id)));
        }
    }
}
