using RazorOkta.Web.Oidc.Provider;

namespace RazorOkta.Web.Oidc.Callback;

/// <summary>Exchanges the code for tokens (RFC 6749 4.1.3). A code is sent once, whatever comes back.</summary>
internal sealed class RedeemCode(OidcOptions options, TokenClient tokens) : ICallbackStep
{
    public async ValueTask<OidcFailure?> RunAsync(CallbackContext context, CancellationToken cancellation)
    {
        if (!(await tokens.RedeemAsync(TokenGrant.Code(context.Response.Code!, options.RedirectUri, verifier: null), cancellation)).Succeeded(out var response, out var failure))
        {
            return failure;
        }

        context.Tokens = response;
        return null;
    }
}
