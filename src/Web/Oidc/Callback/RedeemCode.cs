using RazorOkta.Web.Oidc.Provider;

namespace RazorOkta.Web.Oidc.Callback;

/// <summary>Exchanges the code for tokens (RFC 6749 4.1.3). A code is sent once, whatever comes back.</summary>
internal sealed class RedeemCode(OidcOptions options, TokenClient tokens) : ICallbackStep
{
    public async ValueTask<OidcFailure?> RunAsync(CallbackContext context, CancellationToken cancellation)
    {
        if (!(await tokens.RedeemAsync(GrantOf(context), cancellation)).Succeeded(out var response, out var failure))
        {
            return failure;
        }

        context.Tokens = response;
        return null;
    }

    private TokenGrant GrantOf(CallbackContext context) => context.Response.InteractionCode is { } interactionCode
        ? TokenGrant.InteractionCode(interactionCode, context.Attempt.Verifier)
        : TokenGrant.Code(context.Response.Code!, options.RedirectUri, context.Attempt.Verifier);
}
