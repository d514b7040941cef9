using System.Security.Cryptography;
using System.Text;

namespace RazorOkta.Web.Oidc.Callback;

/// <summary>
/// Ties the answer to the browser that asked (RFC 6749 10.12; RFC 9700 4.7): the state in the address must be the one in the cookie.
/// Without this, an attacker could log a victim in as somebody else.
/// </summary>
internal sealed class MatchAttempt(OidcOptions options, SpentAttempts spent) : ICallbackStep
{
    public ValueTask<OidcFailure?> RunAsync(CallbackContext context, CancellationToken cancellation) => ValueTask.FromResult(Match(context));

    private OidcFailure? Match(CallbackContext context)
    {
        // snippet: check-state
        if (BrowserLoginAttempt.Read(context.Http.Request) is not { } attempt)
        {
            return OidcFailure.BadRequest("no-attempt", "The cookies of state and nonce are not there");
        }

        if (context.Http.Request.Query["state"] is not [{ Length: > 0 } state] || !AreSame(state, attempt.State))
        {
            return OidcFailure.BadRequest("state-mismatch", "The state in the address is not the one in the cookie");
        }

        // From here on the answer is this attempt's, and an attempt is good for one answer.
        BrowserLoginAttempt.Spend(context.Http.Response.Cookies);
        if (options.WireProfile.RemembersSpentAttempts && !spent.TrySpend(attempt))
        {
            return OidcFailure.BadRequest("attempt-spent", "This attempt has had its answer");
        }

        // end-snippet
        context.Attempt = attempt;
        return null;
    }

    private static bool AreSame(string a, string b) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b));
}
