using System.Net;
using System.Net.Http.Headers;
using System.Text;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Oidc;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Faults;

/// <summary>One request to an endpoint that a fault can concern, and what can be told of it: whose it is and to which login it belongs.</summary>
internal sealed class Exchange
{
    private readonly Parameters _parameters;

    private Exchange(HttpContext http, string endpoint, Parameters parameters)
    {
        (Http, Endpoint, _parameters) = (http, endpoint, parameters);
        Waiting = Org.SavedRequests.Find(parameters["okta_key"] ?? Parameters.FromQuery(http.Request)["okta_key"])?.Request;
        Server = Waiting?.Server ?? ServerOf(http.Request.Path, Org); // a request that has waited continues at the org's own path
        Grant = FindGrant();
        var hint = endpoint == Endpoints.Logout ? IdTokenHint.Read(parameters["id_token_hint"], Server) : null;
        Client = Grant?.Client ?? hint?.Client ?? Org.FindApp(ClientId());
        SignedOut = hint?.Subject;
    }

    public HttpContext Http { get; }

    public MockOrg Org => Http.Org();

    public AuthorizationServer Server { get; }

    public string Endpoint { get; }

    /// <summary>Null where the request does not say, as those for metadata and keys never do.</summary>
    public OidcClient? Client { get; private set; }

    /// <summary>The one that its code or token stands for; for an authorize request only once it is answered.</summary>
    public AuthorizationGrant? Grant { get; private set; }

    /// <summary>Whose logout it is, by the user's id: a login's end names its client and user, and no grant.</summary>
    public string? SignedOut { get; }

    public string? GrantType => Endpoint == Endpoints.Token ? _parameters["grant_type"] : null;

    public string? RefreshToken => _parameters["refresh_token"];

    /// <summary>Only an authorize request has one of its own.</summary>
    public string? State => _parameters["state"] ?? Waiting?.State;

    public bool WasPushed => _parameters.Contains("request_uri") || Waiting?.Parameters.Contains("request_uri") == true;

    /// <summary>What an authorize request ends with; null while it leads to the sign-in page.</summary>
    public AuthorizeOutcome? Outcome => Http.Features.Get<AuthorizeOutcome>();

    private AuthorizeRequest? Waiting { get; }

    /// <summary>The body is read here and put back, so that the endpoint finds it as it came.</summary>
    public static async Task<Exchange> ReadAsync(HttpContext http, string endpoint)
    {
        var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        body.Position = 0;
        http.Request.Body = body;
        var parameters = await Parameters.ReadAsync(http.Request);
        body.Position = 0;
        return new Exchange(http, endpoint, parameters);
    }

    /// <summary>The answer may say more than the request did.</summary>
    public void ReadOutcome()
    {
        Grant ??= Outcome?.Grant;
        Client ??= Grant?.Client;
    }

    private AuthorizationGrant? FindGrant() => Endpoint switch
    {
        Endpoints.Token => Org.Codes.Find(_parameters["code"])?.Grant
            ?? Org.InteractionCodes.Find(_parameters["interaction_code"])?.Grant
            ?? Org.RefreshTokens.Find(_parameters["refresh_token"] ?? "")?.Grant,
        Endpoints.UserInfo => Org.AccessTokens.Find(Bearer, Server)?.Grant,
        Endpoints.Introspect or Endpoints.Revoke => Org.RefreshTokens.Find(_parameters["token"])?.Grant ?? Org.AccessTokens.Find(_parameters["token"], Server)?.Grant,
        _ => null,
    };

    private string? ClientId() => Waiting?.Client.ClientId ?? BasicUser() ?? _parameters["client_id"];

    public string? Bearer => Header() is { } header && header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) ? header.Parameter : null;

    private string? BasicUser()
    {
        if (Header() is not { Parameter: { } parameter } header || !header.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var bytes = new byte[parameter.Length];
        var pair = Convert.TryFromBase64String(parameter, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : "";
        return WebUtility.UrlDecode(pair.Split(':')[0]);
    }

    private AuthenticationHeaderValue? Header() => AuthenticationHeaderValue.TryParse(Http.Request.Headers.Authorization, out var header) ? header : null;

    private static AuthorizationServer ServerOf(PathString path, MockOrg org) =>
        path.StartsWithSegments(OktaRoutes.OAuth2, out var rest) && org.FindServer((rest.Value ?? "").Split('/').ElementAtOrDefault(1) ?? "") is { } custom
            ? custom
            : org.OrgServer;
}
