using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Oidc;

/// <summary>Authorization requests that clients have pushed (RFC 9126), under the <c>request_uri</c> that stands for them. Single use, a minute.</summary>
internal sealed class PushedRequests(TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    private const string Prefix = "urn:okta:";

    private readonly ExpiringStore<Pushed> _byUri = new(clock, Lifetime, capacity: 1_000);

    public void Forget(Departures gone) => _byUri.RemoveAll(pushed => gone.Include(pushed.Client));

    public static bool IsOurs(string? requestUri) => requestUri?.StartsWith(Prefix, StringComparison.Ordinal) == true;

    public string Add(AuthorizeRequest request)
    {
        var uri = OktaId.Secret(Prefix);
        _byUri.Add(uri, new Pushed(request.Server.Issuer, request.Client, request.Parameters));
        return uri;
    }

    /// <summary>What was pushed counts alone: nothing that the browser adds is read (RFC 9126 4, RFC 9101 6.3).</summary>
    public static AuthorizeRequest Resolve(AuthorizationServer server, Parameters parameters) =>
        server.Org.PushedRequests.Take(server, parameters["client_id"], parameters["request_uri"]) is { } pushed
            ? new AuthorizeRequest(server, pushed.Parameters, pushed.Client)
            : new AuthorizeRequest(server, parameters);

    /// <summary>Another client, or another server, neither gets it nor uses it up.</summary>
    private Pushed? Take(AuthorizationServer server, string? clientId, string? uri) =>
        _byUri.Find(uri) is { } pushed && pushed.Client.ClientId == clientId && pushed.Issuer == server.Issuer ? _byUri.Take(uri) : null;

    private sealed record Pushed(string Issuer, OidcClient Client, Parameters Parameters);
}
