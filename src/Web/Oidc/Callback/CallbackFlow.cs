namespace RazorOkta.Web.Oidc.Callback;

/// <summary>One check of the callback, or one call that it makes.</summary>
internal interface ICallbackStep
{
    /// <summary><c>null</c> to go on; a failure ends the login, and no later step runs.</summary>
    ValueTask<OidcFailure?> RunAsync(CallbackContext context, CancellationToken cancellation);
}

/// <summary>What happens between the browser's return from Okta and the session. The order is the protocol's.</summary>
internal sealed class CallbackFlow(
    ReadResponse readResponse,
    MatchAttempt matchAttempt,
    RejectProviderError rejectProviderError,
    RequireCode requireCode,
    RedeemCode redeemCode,
    ValidateIdToken validateIdToken)
{
    private readonly ICallbackStep[] _steps =
    [
        readResponse,           // each parameter once, and of a sane size
        matchAttempt,           // the answer belongs to a login that this browser has started
        rejectProviderError,    // only now is an error believed, for before this anybody could have sent it
        requireCode,
        redeemCode,             // the first step that calls the provider
        validateIdToken,        // the last: after it, the user is known
    ];

    /// <summary>Runs the steps; on success <see cref="CallbackContext.IdToken"/> and <see cref="CallbackContext.Tokens"/> are good.</summary>
    public async Task<OidcFailure?> RunAsync(CallbackContext context, CancellationToken cancellation)
    {
        foreach (var step in _steps)
        {
            if (await step.RunAsync(context, cancellation) is { } failure)
            {
                return failure;
            }
        }

        return null;
    }
}
