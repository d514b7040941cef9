using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Credentials;

/// <summary>The push messages that are out, found by their ids when somebody answers.</summary>
internal sealed class PushChallenges(TimeProvider clock)
{
    private readonly ExpiringStore<PushChallenge> _byId = new(clock, PushChallenge.Lifetime, capacity: 1_000);

    public PushChallenge Send(OktaUser user, PushAnswer answer)
    {
        var push = new PushChallenge(user, answer, clock.GetUtcNow());
        _byId.Add(push.Id, push);
        return push;
    }

    public void Forget(Departures gone) => _byId.RemoveAll(push => gone.Include(push.User));

    public PushChallenge? Find(string? id) => _byId.Find(id);
}
