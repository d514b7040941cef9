using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Idx;

/// <summary>Interactions by their handles, which live for an hour.</summary>
internal sealed class Interactions(TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly ExpiringStore<Interaction> _byHandle = new(clock, Lifetime, capacity: 2_000);

    public string Save(Interaction interaction)
    {
        var handle = OktaId.Secret();
        _byHandle.Add(handle, interaction);
        return handle;
    }

    public void Forget(Departures gone) => _byHandle.RemoveAll(interaction => gone.Include(interaction.Client));

    public Interaction? Find(string? handle) => _byHandle.Find(handle);
}
