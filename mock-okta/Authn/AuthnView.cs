using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Authn;

/// <summary>A transaction as Okta writes it: what is known of it, what it is about (<c>_embedded</c>), and where it can go (<c>_links</c>).</summary>
internal static class AuthnView
{
    public static JsonObject Of(MockOrg org, AuthnTransaction transaction)
    {
        lock (transaction.Gate)
        {
            return Draw(org, transaction);
        }
    }

    /// <summary>What a phone has said, to a question or to an activation.</summary>
    public static string PushResult(AuthnTransaction transaction) => transaction.PushResult switch
    {
        FactorVerdict.Rejected => transaction.Status == AuthnStatus.MfaEnrollActivate ? "CANCELLED" : "REJECTED",
        FactorVerdict.TimedOut => "TIMEOUT",
        _ => "WAITING",
    };

    private static JsonObject Draw(MockOrg org, AuthnTransaction transaction)
    {
        if (transaction is { IsUnderWay: false, Status: not (AuthnStatus.Success or AuthnStatus.LockedOut or AuthnStatus.RecoveryChallenge) })
        {
            return Cancelled(transaction);
        }

        var view = Members(transaction);
        if (AuthnEmbedded.Of(org, transaction) is { Count: > 0 } embedded)
        {
            view["_embedded"] = embedded;
        }

        if (AuthnLinks.Of(org, transaction) is { Count: > 0 } links)
        {
            view["_links"] = links;
        }

        return view;
    }

    private static JsonObject Members(AuthnTransaction transaction)
    {
        var view = new JsonObject();
        Add(view, "stateToken", transaction.IsUnderWay ? transaction.StateToken : null);
        Add(view, "expiresAt", transaction.ExpiresAt == default ? null : transaction.ExpiresAt.ToOktaTime());
        view["status"] = transaction.Status.Name();
        Add(view, "relayState", transaction.RelayState);
        Add(view, "factorResult", FactorResult(transaction));
        Add(view, "factorType", transaction.Status == AuthnStatus.RecoveryChallenge ? transaction.RecoveryFactor : null);
        Add(view, "recoveryType", transaction.SessionToken is null ? transaction.Recovery?.ToString().ToUpperInvariant() : null);
        Add(view, "sessionToken", transaction.SessionToken);
        return view;
    }

    private static JsonObject Cancelled(AuthnTransaction transaction)
    {
        var view = new JsonObject();
        Add(view, "relayState", transaction.RelayState);
        return view;
    }

    /// <summary>A mail that was sent waits for somebody to find it; a push message for a finger.</summary>
    private static string? FactorResult(AuthnTransaction transaction) => transaction switch
    {
        { Status: AuthnStatus.RecoveryChallenge, IsUnderWay: false } => "WAITING",
        { Status: AuthnStatus.MfaChallenge or AuthnStatus.MfaEnrollActivate, Challenge.Factor.Type: FactorType.Push } => PushResult(transaction),
        _ => null,
    };

    private static void Add(JsonObject view, string name, string? value)
    {
        if (value is not null)
        {
            view[name] = value;
        }
    }
}
