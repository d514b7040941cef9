using RazorOkta.Web.Oidc.Provider;

namespace RazorOkta.Web.Oidc.Callback;

/// <summary>The answer names the provider that we have asked (RFC 9207 2.4), where it names one and where the provider promises to.</summary>
internal sealed class MatchIssuer(OidcOptions options, ProviderMetadata metadata) : ICallbackStep
{
    public async ValueTask<OidcFailure?> RunAsync(CallbackContext context, CancellationToken cancellation)
    {
        if (context.Response.Issuer is { } issuer)
        {
            return issuer == options.Issuer ? null : OidcFailure.BadRequest("issuer-mismatch", "iss in the address is not the configured issuer");
        }

        // Only an answer with a code leads to the provider, and only then is it worth asking what it has promised.
        if (context.Response.Error is not null || string.IsNullOrEmpty(context.Response.Code ?? context.Response.InteractionCode))
        {
            return null;
        }

        if (!(await metadata.GetAsync(cancellation)).Succeeded(out var endpoints, out var failure))
        {
            return failure;
        }

        return endpoints.PromisesIssuer ? OidcFailure.BadRequest("issuer-missing", "The provider promises iss in its answers, and this one has none") : null;
    }
}
