namespace RazorOkta.MockOkta.Faults;

/// <summary>The endpoints that a fault can concern, by the names that arming uses.</summary>
internal static class Endpoints
{
    public const string Discovery = "discovery";
    public const string Jwks = "jwks";
    public const string Authorize = "authorize";
    public const string Token = "token";
    public const string UserInfo = "userinfo";
    public const string Logout = "logout";
    public const string Introspect = "introspect";
    public const string Revoke = "revoke";
    public const string PushedRequest = "par";

    /// <summary>Every endpoint below.</summary>
    public const string All = "all";

    private static readonly (string Suffix, string Name)[] BySuffix =
    [
        (OktaRoutes.OpenIdConfiguration, Discovery),
        (OktaRoutes.OAuthMetadata, Discovery),
        (OktaRoutes.Authorize, Authorize),
        (OktaRoutes.AuthorizeRedirect, Authorize),
        (OktaRoutes.Consent, Authorize),
        (OktaRoutes.Token, Token),
        (OktaRoutes.Keys, Jwks),
        (OktaRoutes.UserInfo, UserInfo),
        (OktaRoutes.Logout, Logout),
        (OktaRoutes.Introspect, Introspect),
        (OktaRoutes.Revoke, Revoke),
        (OktaRoutes.PushedAuthorizationRequest, PushedRequest),
    ];

    /// <summary>The members of the metadata that name them.</summary>
    private static readonly Dictionary<string, string> Members = new()
    {
        [Authorize] = "authorization_endpoint",
        [Token] = "token_endpoint",
        [Jwks] = "jwks_uri",
        [UserInfo] = "userinfo_endpoint",
        [Logout] = "end_session_endpoint",
        [Introspect] = "introspection_endpoint",
        [Revoke] = "revocation_endpoint",
        [PushedRequest] = "pushed_authorization_request_endpoint",
    };

    public static readonly IReadOnlyList<string> Names = [.. BySuffix.Select(known => known.Name).Distinct(), All];

    public static bool IsKnown(string name) => Names.Contains(name);

    /// <summary>Null for what no fault concerns.</summary>
    public static string? Of(PathString path)
    {
        var text = path.Value ?? "";
        if (text.Contains("/v1/keys/", StringComparison.Ordinal))
        {
            return Jwks;
        }

        return Array.Find(BySuffix, known => text.EndsWith(known.Suffix, StringComparison.Ordinal)).Name;
    }

    /// <summary>Null where the metadata has none.</summary>
    public static string? MemberOf(string endpoint) => Members.GetValueOrDefault(endpoint);
}
