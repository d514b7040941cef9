using RazorOkta.Web.Oidc.Tokens;

namespace RazorOkta.Web.Oidc.Callback;

/// <summary>Accepts the ID token only if it passes every rule of OIDC Core 3.1.3.7.</summary>
internal sealed class ValidateIdToken(IdTokenValidator validator) : ICallbackStep
{
    public async ValueTask<OidcFailure?> RunAsync(CallbackContext context, CancellationToken cancellation)
    {
        // OIDC Core 3.1.3.3: a login's answer has one.
        if (context.Tokens.IdToken is not { } raw)
        {
            return OidcFailure.BadAnswer("no-id-token", "The answer has no id_token");
        }

        var validated = await validator.ValidateAsync(raw, context.Attempt, context.Tokens.AccessToken, cancellation);
        if (!validated.Succeeded(out var idToken, out var failure))
        {
            return failure;
        }

        context.IdToken = idToken;
        return null;
    }
}
