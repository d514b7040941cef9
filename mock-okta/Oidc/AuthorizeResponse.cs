using System.Text.Json;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Pages;

namespace RazorOkta.MockOkta.Oidc;

/// <summary>Carries the outcome to the redirect URI, in the response mode asked for. Only for requests whose redirect URI is registered.</summary>
internal sealed class AuthorizeResponse(AuthorizeRequest request, params (string Name, string Value)[] outcome) : IResult
{
    public static readonly IReadOnlyList<string> Modes = ["query", "fragment", "form_post", "okta_post_message"];

    private readonly (string Name, string Value)[] _fields = [.. outcome, .. StateOf(request), .. IssuerOf(request)];

    /// <summary>Null for a refusal.</summary>
    public AuthorizationGrant? Grant { get; init; }

    private string RedirectUri => request.RedirectUri!;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Features.Set(new AuthorizeOutcome(_fields, request.ResponseMode, Grant, Draw));
        return Draw(_fields, request.ResponseMode).ExecuteAsync(httpContext);
    }

    private IResult Draw(IReadOnlyList<(string Name, string Value)> fields, string mode) => mode switch
    {
        "fragment" => Results.Redirect($"{RedirectUri}#{Encoded(fields)}"),
        "form_post" => new ScriptedPage(FormPost(fields), "document.forms[0].submit();"),
        "okta_post_message" => new ScriptedPage(Html.Empty, PostMessage(fields)),
        _ => Results.Redirect(RedirectUri + (RedirectUri.Contains('?', StringComparison.Ordinal) ? '&' : '?') + Encoded(fields)),
    };

    private static string Encoded(IReadOnlyList<(string Name, string Value)> fields) => string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"));

    private static IEnumerable<(string Name, string Value)> StateOf(AuthorizeRequest request) => request.State is { } state ? [("state", state)] : [];

    /// <summary>RFC 9207 2: errors say it as well.</summary>
    private static IEnumerable<(string Name, string Value)> IssuerOf(AuthorizeRequest request) =>
        request.Server.Definition.IssuerInResponse ? [("iss", request.Server.Issuer)] : [];

    /// <summary>OAuth 2.0 Form Post Response Mode. Without scripts a person presses the button.</summary>
    private Html FormPost(IReadOnlyList<(string Name, string Value)> fields) => Html.Of($"""
        <form method="post" action="{RedirectUri}">
          {Html.Each(fields, field => Html.Of($"""<input type="hidden" name="{field.Name}" value="{field.Value}">"""))}
          <noscript><button>Continue</button></noscript>
        </form>
        """);

    /// <summary>
    /// For Okta's libraries, which open the request in a hidden frame or a popup. The serializer escapes what could end the script,
    /// and the target origin keeps the code from any other page that framed us.
    /// </summary>
    private string PostMessage(IReadOnlyList<(string Name, string Value)> fields) =>
        $"(window.opener || window.parent).postMessage({JsonSerializer.Serialize(fields.DistinctBy(field => field.Name).ToDictionary(field => field.Name, field => field.Value))}, "
        + $"{JsonSerializer.Serialize(WebOrigin.Of(RedirectUri))});";
}
