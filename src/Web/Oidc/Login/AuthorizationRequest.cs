using System.Globalization;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace RazorOkta.Web.Oidc.Login;

/// <summary>What the browser asks of the authorization endpoint (RFC 6749 4.1.1, RFC 7636 4.3, OIDC Core 3.1.2.1).</summary>
internal static class AuthorizationRequest
{
    // snippet: authorization-request
    public static OpenIdConnectMessage Create(OidcOptions options, string endpoint, LoginAttempt attempt)
    {
        var demands = attempt.Demands;
        var request = new OpenIdConnectMessage
        {
            IssuerAddress = endpoint,
            ClientId = options.ClientId,
            RedirectUri = options.RedirectUri,
            ResponseType = OpenIdConnectResponseType.Code,
            Scope = string.Join(' ', options.Scopes),
            State = attempt.State,
            Nonce = attempt.Nonce,
            MaxAge = demands.MaxAge?.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture),
            AcrValues = demands.AcrValues.Count > 0 ? string.Join(' ', demands.AcrValues) : null,
            Prompt = demands.Prompt,
            LoginHint = demands.LoginHint,
            // .NET's libraries add their own name and version to every address; that is nobody's business.
            EnableTelemetryParameters = false,
        };
        if (attempt.Verifier is { } verifier)
        {
            request.SetParameter("code_challenge", LoginAttempt.ChallengeFor(verifier));
            request.SetParameter("code_challenge_method", "S256");
        }

        return request;
    }
    // end-snippet
}
