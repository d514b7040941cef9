using RazorOkta.Web.Oidc;

namespace RazorOkta.Web.Pages;

/// <summary>
/// Writes down refused logins: one line each, within bounds, for anybody can be refused as often as they like. Those of a login that was begun here
/// count apart from those of nobody knows whom, so that a flood of addresses hides no person's trouble.
/// </summary>
internal sealed class RefusedLogins(TimeProvider clock, ILogger<RefusedLogins> log)
{
    private readonly LogBudget _begun = new(clock);
    private readonly LogBudget _unknown = new(clock);

    /// <param name="attempt">The login that was refused; <c>null</c> when it is not known which.</param>
    /// <param name="reference">What the page shows.</param>
    /// <param name="failure">Why.</param>
    public void Write(LoginAttempt? attempt, string reference, OidcFailure failure)
    {
        if (!(attempt is null ? _unknown : _begun).TrySpend(out var leftOut))
        {
            return;
        }

        if (leftOut > 0)
        {
            log.LoginsLeftOut(leftOut);
        }

        var (level, detail) = (failure.NeedsOperator ? LogLevel.Error : LogLevel.Warning, LogText.Clean(failure.Detail));
        log.LoginRefused(level, reference, failure.Reason, detail);
    }
}
