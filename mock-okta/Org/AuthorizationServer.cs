using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Http;

namespace RazorOkta.MockOkta.Org;

/// <summary>Issues tokens under one issuer: the org itself, or a custom one under <c>/oauth2/{id}</c>.</summary>
internal sealed class AuthorizationServer
{
    private static readonly AuthorizationServerDefinition TheOrgsOwn = new() { Id = "" };

    public AuthorizationServer(MockOrg org, AuthorizationServerDefinition definition) => (Org, Definition) = (org, definition);

    public MockOrg Org { get; }

    public AuthorizationServerDefinition Definition { get; }

    public bool IsTheOrgs => Definition == TheOrgsOwn;

    /// <summary>Null for the org's own.</summary>
    public string? Id => IsTheOrgs ? null : Definition.Id;

    /// <summary>No trailing slash: clients compare it as a string (OIDC Discovery 4.3).</summary>
    public string Issuer => IsTheOrgs ? Org.Url : EndpointBase;

    public string EndpointBase => IsTheOrgs ? $"{Org.Url}/oauth2" : $"{Org.Url}/oauth2/{Definition.Id}";

    public string Audience => IsTheOrgs ? Org.Url : Definition.Audience;

    /// <summary>The org's access tokens are for Okta's own APIs: apps must not be able to verify them.</summary>
    public bool AccessTokensAreOpaque => IsTheOrgs;

    /// <summary>address and phone are answered with the claims a user has; the seeded users have none of these.</summary>
    public IReadOnlyList<string> Scopes => ["openid", "profile", "email", "address", "phone", .. Definition.Scopes];

    public static AuthorizationServer OfTheOrg(MockOrg org) => new(org, TheOrgsOwn);

    /// <summary>Lets endpoints ask for the server that their path names. <see cref="KnownServerConstraint"/> has matched it.</summary>
    public static ValueTask<AuthorizationServer?> BindAsync(HttpContext http)
    {
        var org = http.Org();
        return ValueTask.FromResult(http.GetRouteValue("server") is string id ? org.FindServer(id) : org.OrgServer);
    }
}
