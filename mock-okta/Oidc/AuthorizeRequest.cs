using System.Globalization;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Oidc;

/// <summary>An authorization request (OIDC Core 3.1.2.1), read but not believed: <see cref="AuthorizeChecks"/> says whether it holds.</summary>
/// <param name="server">Where it came to.</param>
/// <param name="parameters">What it says.</param>
/// <param name="pushedBy">The client that has pushed it and proved who it is; null: it came through the browser.</param>
internal sealed class AuthorizeRequest(AuthorizationServer server, Parameters parameters, OidcClient? pushedBy = null)
{
    private IReadOnlyList<string>? _prompts;
    private IdTokenHint? _hint;

    public AuthorizationServer Server => server;

    public Parameters Parameters => parameters;

    public bool WasPushed => pushedBy is not null;

    public OidcClient? RegisteredClient { get; } = pushedBy ?? server.Org.FindApp(parameters["client_id"]);

    /// <summary>There is one once <see cref="Checks.ClientIsRegistered"/> has passed.</summary>
    public OidcClient Client => RegisteredClient ?? throw new InvalidOperationException("The client is not registered.");

    public string? RedirectUri => parameters["redirect_uri"];

    /// <summary>Null for what is no response type.</summary>
    public ResponseType? ResponseType { get; } = ResponseType.Parse(parameters.List("response_type"));

    /// <summary>Errors are answered in this mode as well, so a mode that may not be used becomes the default of the response type.</summary>
    public string ResponseMode => parameters["response_mode"] is { } asked && MayUse(asked) ? asked : DefaultResponseMode;

    public string? State => parameters["state"];

    public string? Nonce => parameters["nonce"];

    /// <summary>What the sign-in page fills in; a hint in form of an ID token names somebody too.</summary>
    public string? LoginHint => parameters["login_hint"] ?? HintedUser?.Login;

    public string? SessionToken => parameters["sessionToken"];

    public string? CodeChallenge => parameters["code_challenge"];

    /// <summary>The one that the client likes best (OIDC Core 3.1.2.1).</summary>
    public string? Acr => parameters.List("acr_values") is [var preferred, ..] ? preferred : null;

    public IReadOnlyList<string> Scopes { get; } = [.. parameters.List("scope").Distinct()];

    public IReadOnlyList<string> Prompts => _prompts ??= parameters.List("prompt");

    public bool MustNotPrompt => Prompts.Contains("none");

    public bool MustPrompt => Prompts.Contains("login");

    public bool MustAskForConsent => Prompts.Contains("consent");

    public TimeSpan? MaxAge => int.TryParse(parameters["max_age"], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        ? TimeSpan.FromSeconds(seconds)
        : null;

    /// <summary>Null when there is none, or none of ours.</summary>
    public IdTokenHint? Hint => parameters["id_token_hint"] is { } text ? _hint ??= IdTokenHint.Read(text, server) : null;

    private OktaUser? HintedUser => Hint?.Subject is { } id ? server.Org.Users.Find(id) : null;

    private string DefaultResponseMode => ResponseType is { BringsTokens: true } ? "fragment" : "query";

    /// <summary>A client that names a user takes no other.</summary>
    public bool IsFor(OktaUser user) => Hint is not { } hint || hint.Subject == user.Id;

    /// <summary>OAuth 2.0 Multiple Response Types 3, 5: nothing with tokens travels in a query.</summary>
    public bool MayUse(string responseMode) =>
        AuthorizeResponse.Modes.Contains(responseMode) && !(responseMode == "query" && ResponseType is { BringsTokens: true });
}
