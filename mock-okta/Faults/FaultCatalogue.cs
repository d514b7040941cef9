using RazorOkta.MockOkta.Faults.Catalogue;

namespace RazorOkta.MockOkta.Faults;

/// <summary>Everything that a relying party must survive, by its name. The file docs/faults.md is written from it.</summary>
public static class FaultCatalogue
{
    /// <summary>In the order of the protocol.</summary>
    public static readonly IReadOnlyList<FaultCase> All =
    [
        .. In(FaultArea.Discovery, DiscoveryFaults.All),
        .. In(FaultArea.KeySet, KeySetFaults.All),
        .. In(FaultArea.AuthorizationRequest, AuthorizationRequestFaults.All),
        .. In(FaultArea.AuthorizationResponse, AuthorizationResponseFaults.All),
        .. In(FaultArea.TokenEndpoint, TokenEndpointFaults.All),
        .. In(FaultArea.IdTokenForm, IdTokenFormFaults.All),
        .. In(FaultArea.IdTokenClaims, IdTokenClaimFaults.All),
        .. In(FaultArea.UserInfo, UserInfoFaults.All),
        .. In(FaultArea.Session, SessionFaults.All),
        .. In(FaultArea.Logout, LogoutFaults.All),
        .. In(FaultArea.Transport, TransportFaults.All),
        .. In(FaultArea.Scale, ScaleFaults.All),
    ];

    public static readonly IReadOnlyList<string> Ids = [.. All.Select(known => known.Id)];

    private static readonly Dictionary<string, FaultCase> ById = All.ToDictionary(known => known.Id, StringComparer.Ordinal);

    public static FaultCase? Find(string id) => ById.GetValueOrDefault(id);

    private static IEnumerable<FaultCase> In(FaultArea area, IEnumerable<FaultCase> cases) => cases.Select(known => known with { Area = area });
}
