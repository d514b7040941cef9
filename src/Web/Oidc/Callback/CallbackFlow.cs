namespace RazorOkta.Web.Oidc.Callback;

/// <summary>One check of the callback, or one call that it makes.</summary>
internal interface ICallbackStep
{
    /// <summary><c>null</c> to go on; a failure ends the login, and no later step runs.</summary>
    ValueTask<OidcFailure?> RunAsync(CallbackContext context, CancellationToken cancellation);
}

/// <summary>What happens between the browser's return from Okta and the session. The order is the protocol's.</summary>
internal sealed class CallbackFlow(
    OidcOptions options,
    TimeProvider clock,
    MatchAttempt matchAttempt,
    ReadResponse readResponse,
    MatchIssuer matchIssuer,
    RejectProviderError rejectProviderError,
    RequireCode requireCode,
    RedeemCode redeemCode,
    ValidateIdToken validateIdToken,
    AskUserInfo askUserInfo)
{
    private readonly ICallbackStep[] _steps =
    [
        matchAttempt,           // the answer belongs to a login that this browser has started; from here on that login is spent
        readResponse,           // each parameter once, and of a sane size
        matchIssuer,            // it comes from the provider that was asked
        rejectProviderError,    // only now is an error believed, for before this anybody could have sent it
        requireCode,
        redeemCode,             // the first step that calls the provider
        validateIdToken,        // after it, the user is known
        askUserInfo,            // the last: more of the user's profile, or nothing
    ];

    /// <summary>Runs the steps; on success <see cref="CallbackContext.IdToken"/> and <see cref="CallbackContext.Tokens"/> are good.</summary>
    public async Task<OidcFailure?> RunAsync(CallbackContext context, CancellationToken cancellation)
    {
        using var budget = new TimeLimit(options.LoginTimeout, clock, cancellation);
        try
        {
            return await RunStepsAsync(context, budget.Token);
        }
        catch (OperationCanceledException) when (budget.IsUp)
        {
            return OidcFailure.LoginTooSlow(options);
        }
    }

    private async Task<OidcFailure?> RunStepsAsync(CallbackContext context, CancellationToken cancellation)
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
