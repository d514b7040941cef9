using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Oidc;
using RazorOkta.MockOkta.Tokens;

namespace RazorOkta.MockOkta.Org;

/// <summary>Issues tokens under one issuer: the org itself, or a custom one under <c>/oauth2/{id}</c>.</summary>
internal sealed class AuthorizationServer
{
    private static readonly AuthorizationServerDefinition TheOrgsOwn = new() { Id = "", RefreshTokenLifetime = TimeSpan.FromDays(90) };

    private readonly CustomClaim[] _idTokenClaims;
    private readonly CustomClaim[] _accessTokenClaims;

    public AuthorizationServer(MockOrg org, AuthorizationServerDefinition definition)
    {
        (Org, Definition) = (org, definition);
        var claims = definition.Claims.Select(claim => new CustomClaim(claim)).ToLookup(claim => claim.In);
        _idTokenClaims = [.. claims[ClaimTarget.IdToken]];
        _accessTokenClaims = [.. claims[ClaimTarget.AccessToken]];
    }

    public MockOrg Org { get; }

    public AuthorizationServerDefinition Definition { get; }

    public bool IsTheOrgs => Definition == TheOrgsOwn;

    /// <summary>Null for the org's own.</summary>
    public string? Id => IsTheOrgs ? null : Definition.Id;

    /// <summary>No trailing slash: clients compare it as a string (OIDC Discovery 4.3).</summary>
    public string Issuer => IsTheOrgs ? Org.Url : EndpointBase;

    public string EndpointBase => field ??= IsTheOrgs ? $"{Org.Url}/oauth2" : $"{Org.Url}/oauth2/{Definition.Id}";

    /// <summary>For what servers call: by the name that they have used, since they may know this machine by another than browsers do.</summary>
    public string EndpointBaseFor(HttpRequest request) => $"{request.Scheme}://{request.Host}{EndpointBase[Org.Origin.Length..]}";

    public string Audience => IsTheOrgs ? Org.Url : Definition.Audience;

    /// <summary>The org's access tokens are for Okta's own APIs: apps must not be able to verify them.</summary>
    public bool AccessTokensAreOpaque => IsTheOrgs;

    /// <summary>A custom server tells groups only by a claim that is defined there.</summary>
    public IReadOnlyList<string> Scopes => field ??= IsTheOrgs
        ? [.. Scope.OfOpenIdConnect, Scope.OfflineAccess, Scope.Groups]
        : [.. Scope.OfOpenIdConnect, Scope.OfflineAccess, .. Definition.Scopes];

    public IReadOnlyList<CustomClaim> ClaimsFor(ClaimTarget target) => target == ClaimTarget.IdToken ? _idTokenClaims : _accessTokenClaims;

    public static AuthorizationServer OfTheOrg(MockOrg org) => new(org, TheOrgsOwn);

    /// <summary>Lets endpoints ask for the server that their path names. <see cref="KnownServerConstraint"/> has matched it.</summary>
    public static ValueTask<AuthorizationServer?> BindAsync(HttpContext http)
    {
        var org = http.Org();
        return ValueTask.FromResult(http.GetRouteValue("server") is string id ? org.FindServer(id) : org.OrgServer);
    }
}
