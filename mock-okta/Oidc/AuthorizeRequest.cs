using System.Globalization;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Oidc;

/// <summary>An authorization request (OIDC Core 3.1.2.1), read but not believed: <see cref="AuthorizeChecks"/> says whether it holds.</summary>
internal sealed class AuthorizeRequest(AuthorizationServer server, Parameters parameters)
{
    public AuthorizationServer Server => server;

    public Parameters Parameters => parameters;

    public OidcClient? RegisteredClient { get; } = server.Org.FindApp(parameters["client_id"]);

    /// <summary>There is one once <see cref="Checks.ClientIsRegistered"/> has passed.</summary>
    public OidcClient Client => RegisteredClient ?? throw new InvalidOperationException("The client is not registered.");

    public string? RedirectUri => parameters["redirect_uri"];

    /// <summary>Errors are answered in this mode as well, so a mode that does not exist becomes the default of the code flow.</summary>
    public string ResponseMode => parameters["response_mode"] is { } asked && AuthorizeResponse.Modes.Contains(asked) ? asked : AuthorizeResponse.DefaultMode;

    public string? State => parameters["state"];

    public string? Nonce => parameters["nonce"];

    public string? LoginHint => parameters["login_hint"];

    public string? SessionToken => parameters["sessionToken"];

    public string? CodeChallenge => parameters["code_challenge"];

    public IReadOnlyList<string> Scopes { get; } = [.. parameters.List("scope").Distinct()];

    public IReadOnlyList<string> Prompts { get; } = parameters.List("prompt");

    public bool MustNotPrompt => Prompts.Contains("none");

    public bool MustPrompt => Prompts.Contains("login");

    public TimeSpan? MaxAge => int.TryParse(parameters["max_age"], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        ? TimeSpan.FromSeconds(seconds)
        : null;
}
