namespace RazorOkta.Web.Oidc.Callback;

/// <summary>An answer without an error must carry a code (RFC 6749 4.1.2).</summary>
internal sealed class RequireCode : ICallbackStep
{
    public ValueTask<OidcFailure?> RunAsync(CallbackContext context, CancellationToken cancellation) =>
        ValueTask.FromResult(string.IsNullOrEmpty(context.Response.Code)
            ? OidcFailure.BadRequest("no-code", "The address carries no code")
            : null);
}
