namespace RazorOkta.MockOkta.Org;

/// <summary>
/// Issues tokens under one issuer. The org itself is one (id null); custom ones live under <c>/oauth2/{id}</c>.
/// </summary>
internal sealed class AuthorizationServer(MockOrg org, string? id, string? audience)
{
    public const string DefaultId = "default";

    public MockOrg Org => org;

    public string? Id => id;

    /// <summary>No trailing slash: clients compare it as a string (OIDC Discovery 4.3).</summary>
    public string Issuer => id is null ? org.Url : EndpointBase;

    public string EndpointBase => id is null ? $"{org.Url}/oauth2" : $"{org.Url}/oauth2/{id}";

    public string Audience => audience ?? org.Url;

    /// <summary>The org's access tokens are for Okta's own APIs: apps must not be able to verify them.</summary>
    public bool AccessTokensAreOpaque => id is null;

    /// <summary>address and phone are answered with the claims a user has; the seeded users have none of these.</summary>
    public IReadOnlyList<string> Scopes => ["openid", "profile", "email", "address", "phone"];

    /// <summary>Lets endpoints ask for the server that their path names. <see cref="KnownServerConstraint"/> has matched it.</summary>
    public static ValueTask<AuthorizationServer?> BindAsync(HttpContext http)
    {
        var org = http.RequestServices.GetRequiredService<MockOrg>();
        return ValueTask.FromResult(http.GetRouteValue("server") is string id ? org.FindServer(id) : org.OrgServer);
    }
}
