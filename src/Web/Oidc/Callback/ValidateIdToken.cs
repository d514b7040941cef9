using RazorOkta.Web.Oidc.Tokens;

namespace RazorOkta.Web.Oidc.Callback;

/// <summary>Accepts the ID token only if it passes every rule of OIDC Core 3.1.3.7.</summary>
internal sealed class ValidateIdToken(IdTokenValidator validator) : ICallbackStep
{
    public async ValueTask<OidcFailure?> RunAsync(CallbackContext context, CancellationToken cancellation)
    {
        var validated = await validator.ValidateAsync(context.Tokens.IdToken, context.Attempt.Nonce, context.Tokens.AccessToken, cancellation);
        if (!validated.Succeeded(out var idToken, out var failure))
        {
            return failure;
        }

        context.IdToken = idToken;
        return null;
    }
}
