using System.Text.Json.Nodes;
using RazorOkta.Web.Configuration;
using RazorOkta.Web.Oidc;
using RazorOkta.Web.Profile;
using RazorOkta.Web.Sessions;

namespace RazorOkta.Web.Pages;

/// <summary>The options of <c>bundle.bootstrap(options)</c> (docs/frontend-contract-1.md). Everything in here is public: no secret, no token.</summary>
internal static class FrontendOptions
{
    /// <summary>
    /// JSON that is safe inside a script element. The serializer's default encoder writes &lt;, &gt;, &amp;, quotes and everything beyond ASCII
    /// as escapes, so no value can end the element or the string; and unlike HTML escaping, the front-end gets each value as it was.
    /// </summary>
    /// <param name="config">What is served.</param>
    /// <param name="user">Who is signed in; <c>null</c>: nobody.</param>
    /// <param name="attempt">A login that this server has prepared, for the front-end to start; <c>null</c> where it makes its own, or needs none.</param>
    public static string ToScript(SamplesConfig config, SignedInUser? user, LoginAttempt? attempt)
    {
        var oidc = config.Oidc;
        var options = new JsonObject
        {
            ["container"] = "#app-container",
            ["oktaUrl"] = oidc.OktaUrl,
            ["issuer"] = oidc.Issuer,
            ["clientId"] = oidc.ClientId,
            ["redirectUri"] = oidc.RedirectUri,
        };
        if (config.IsMockOrg)
        {
            options["testUsers"] = true;
        }

        if (attempt is not null)
        {
            var login = Login(attempt);
            login["scopes"] = Scopes(oidc);
            options["login"] = login;
        }

        if (user is not null)
        {
            options["user"] = ProfileView.ForFrontend(user);
        }

        return options.ToJsonString();
    }

    /// <summary>What the browser may know of a login that this server has prepared, in both contracts. The verifier stays here.</summary>
    public static JsonObject Login(LoginAttempt attempt) => new()
    {
        ["state"] = attempt.State,
        ["nonce"] = attempt.Nonce,
        ["codeChallenge"] = attempt.Verifier is { } verifier ? LoginAttempt.ChallengeFor(verifier) : null,
        ["codeChallengeMethod"] = attempt.Verifier is null ? null : "S256",
    };

    public static JsonArray Scopes(OidcOptions oidc) => new([.. oidc.Scopes.Select(scope => JsonValue.Create(scope))]);
}
