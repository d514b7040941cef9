namespace RazorOkta.Web.Oidc.Callback;

/// <summary>Ends the login when the provider has answered with an error (RFC 6749 4.1.2.1; OIDC Core 3.1.2.6).</summary>
internal sealed class RejectProviderError : ICallbackStep
{
    public ValueTask<OidcFailure?> RunAsync(CallbackContext context, CancellationToken cancellation) =>
        ValueTask.FromResult(context.Response.Error is { } error ? Describe(error) : null);

    // The provider's own description is never shown: the page has a text of ours for each kind.
    private static OidcFailure Describe(string error) => error switch
    {
        "access_denied" => OidcFailure.Denied("access-denied", "The provider or the user has refused"),
        "login_required" or "interaction_required" or "consent_required" or "account_selection_required" =>
            OidcFailure.Denied(error.Replace('_', '-'), "The provider needs the user"),
        "server_error" or "temporarily_unavailable" =>
            OidcFailure.Unavailable(error.Replace('_', '-'), "The provider has trouble of its own"),
        _ => OidcFailure.BadAnswer("provider-error", $"The provider answered with the error \"{ErrorCode.ForLog(error)}\""),
    };
}
