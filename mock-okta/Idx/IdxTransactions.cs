using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Idx;

/// <summary>Sign-ins under way. Each use starts the idle time anew, but none lives longer than Okta's two hours.</summary>
internal sealed class IdxTransactions(TimeProvider clock)
{
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(2);

    private readonly ExpiringStore<IdxTransaction> _byStateHandle = new(clock, Idle, capacity: 2_000);

    public IdxTransaction Begin(MockOrg org, IdxPurpose purpose)
    {
        var transaction = new IdxTransaction(org, purpose);
        _byStateHandle.Add(transaction.StateHandle, transaction);
        return transaction;
    }

    public IdxTransaction? Find(string? stateHandle) =>
        _byStateHandle.Find(stateHandle) is { } found && clock.GetUtcNow() < found.StartedAt + Longest && _byStateHandle.Renew(stateHandle!) is not null
            ? found
            : null;

    /// <summary>When it ends if nothing more arrives.</summary>
    public DateTimeOffset ExpiryOf(IdxTransaction transaction)
    {
        var (idle, longest) = (clock.GetUtcNow() + Idle, transaction.StartedAt + Longest);
        return idle < longest ? idle : longest;
    }

    /// <summary>Without their gates, which whoever changes the org may hold: what is not found cannot go on.</summary>
    public void Forget(Departures gone) => _byStateHandle.RemoveAll(transaction => transaction.UserIsGone || gone.Include(transaction.Purpose.Client));

    public void End(IdxTransaction transaction)
    {
        transaction.IsOver = true;
        _byStateHandle.Take(transaction.StateHandle);
    }
}
