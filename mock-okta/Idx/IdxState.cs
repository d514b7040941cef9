using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Idx;

/// <summary>What the Identity Engine remembers.</summary>
internal sealed class IdxState(TimeProvider clock)
{
    public Interactions Interactions { get; } = new(clock);

    public IdxTransactions Transactions { get; } = new(clock);

    public ExpiringStore<CompletedSignIn> Completed { get; } = new(clock, lifetime: TimeSpan.FromMinutes(5), capacity: 1_000);

    public void Forget(Departures gone)
    {
        Interactions.Forget(gone);
        Transactions.Forget(gone);
        Completed.RemoveAll(completed => gone.Include(completed.SignedIn.User) || gone.Include(completed.Destination.Request?.Client));
    }
}
