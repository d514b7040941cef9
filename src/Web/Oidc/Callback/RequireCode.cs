namespace RazorOkta.Web.Oidc.Callback;

/// <summary>
/// An answer without an error must carry a code (RFC 6749 4.1.2), or the interaction code of Okta's Identity Engine. That one is bound to an
/// attempt by the proof key alone, so only an attempt that has one may redeem it.
/// </summary>
internal sealed class RequireCode : ICallbackStep
{
    public ValueTask<OidcFailure?> RunAsync(CallbackContext context, CancellationToken cancellation) => ValueTask.FromResult(Check(context));

    private static OidcFailure? Check(CallbackContext context) => (context.Response.Code, context.Response.InteractionCode) switch
    {
        ({ Length: > 0 }, null) => null,
        (null, { Length: > 0 }) => context.Attempt.Verifier is null
            ? OidcFailure.BadRequest("interaction-code-unbound", "An interaction code came for an attempt without a proof key")
            : null,
        (not null, not null) => OidcFailure.BadRequest("two-codes", "The address carries a code and an interaction code"),
        _ => OidcFailure.BadRequest("no-code", "The address carries no code"),
    };
}
