using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Authn;

/// <summary>Transactions that wait for their next step: five minutes for each.</summary>
internal sealed class AuthnTransactions(TimeProvider clock)
{
    public static readonly TimeSpan StepLifetime = TimeSpan.FromMinutes(5);

    private readonly ExpiringStore<AuthnTransaction> _byStateToken = new(clock, StepLifetime, capacity: 1_000);

    public AuthnTransaction? Find(string? stateToken) => _byStateToken.Find(stateToken);

    /// <summary>The first step, or one more.</summary>
    public void Await(AuthnTransaction transaction)
    {
        transaction.ExpiresAt = clock.GetUtcNow() + StepLifetime;
        if (!transaction.IsUnderWay)
        {
            transaction.IsUnderWay = true;
            _byStateToken.Add(transaction.StateToken, transaction);
        }
        else
        {
            _byStateToken.Renew(transaction.StateToken);
        }
    }

    /// <summary>Without their gates, which whoever changes the org may hold: what is not found cannot go on.</summary>
    public void Forget(Departures gone) => _byStateToken.RemoveAll(transaction => transaction.UserId is { } id && gone.User(id));

    public void End(AuthnTransaction transaction)
    {
        transaction.IsUnderWay = false;
        _byStateToken.Take(transaction.StateToken);
    }
}
