using RazorOkta.FrontendHost;
using RazorOkta.Web.Oidc.Login;

namespace RazorOkta.Web.Oidc.Callback;

/// <summary>
/// Ties the answer to the browser that asked (RFC 6749 10.12; RFC 9700 4.7): the state in the address must be that of an attempt whose cookie this
/// browser holds. Without this, an attacker could log a victim in as somebody else.
/// </summary>
internal sealed class MatchAttempt(OidcOptions options, LoginTransactions transactions, FrontendChannels frontends, SpentAttempts spent) : ICallbackStep
{
    public ValueTask<OidcFailure?> RunAsync(CallbackContext context, CancellationToken cancellation) => ValueTask.FromResult(Match(context));

    // snippet: check-state
    private OidcFailure? Match(CallbackContext context)
    {
        var http = context.Http;
        if (http.Request.Query["state"] is not [{ Length: > 0 } state])
        {
            return OidcFailure.BadRequest("no-state", "The address has no state, or more than one");
        }

        if (!Find(http.Request, state).Succeeded(out var attempt, out var failure))
        {
            return failure;
        }

        // From here on the answer is this attempt's, and an attempt is good for one answer.
        Spend(http, attempt);
        context.Attempt = attempt;
        return options.WireProfile.RemembersSpentAttempts && !spent.TrySpend(attempt)
            ? OidcFailure.BadRequest("attempt-spent", "This attempt has had its answer")
            : null;
    }
    // end-snippet

    /// <summary>An attempt that this server has started; else the one that a front-end of contract 1 has, where such a one is served.</summary>
    private Result<LoginAttempt> Find(HttpRequest request, string state)
    {
        if (transactions.Find(request, state) is { } started)
        {
            return started;
        }

        if (frontends.Of(request.HttpContext).LeavesLoginToServer || BrowserLoginAttempt.Read(request) is not { } attempt)
        {
            return OidcFailure.BadRequest("no-attempt", "This browser holds no attempt with this state");
        }

        return Secret.AreSame(state, attempt.State) ? attempt : OidcFailure.BadRequest("state-mismatch", "The state in the address is not the one in the cookie");
    }

    private void Spend(HttpContext http, LoginAttempt attempt)
    {
        if (attempt.IsOurs)
        {
            transactions.Spend(http, attempt);
        }
        else
        {
            BrowserLoginAttempt.Spend(http.Response.Cookies);
        }
    }
}
