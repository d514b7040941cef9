using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Credentials;

/// <summary>What the link of a recovery mail carries. Single use.</summary>
internal sealed class RecoveryTokens(TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly ExpiringStore<RecoveryGrant> _byToken = new(clock, Lifetime, capacity: 1_000);

    public string Issue(RecoveryGrant grant)
    {
        var token = OktaId.Secret();
        _byToken.Add(token, grant);
        return token;
    }

    public void Forget(Departures gone) => _byToken.RemoveAll(grant => gone.User(grant.UserId));

    public RecoveryGrant? Find(string? token) => _byToken.Find(token);

    public RecoveryGrant? Redeem(string? token) => _byToken.Take(token);
}

/// <summary>What its holder may do, and to whom.</summary>
internal sealed record RecoveryGrant(string UserId, RecoveryType Type);

internal enum RecoveryType
{
    Password,
    Unlock,
}
