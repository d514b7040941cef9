using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Credentials;

/// <summary>A code that was accepted once is not accepted again (RFC 6238 5.2).</summary>
internal sealed class UsedTotpCodes(TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(4 * Totp.TimeStep);

    private readonly ExpiringStore<object> _used = new(clock, Lifetime, capacity: 10_000);
    private readonly Lock _gate = new();

    /// <summary>False when this step's code has been used already.</summary>
    public bool TryUse(string userId, string factorId, long step)
    {
        var key = $"{userId} {factorId} {step}";
        lock (_gate)
        {
            if (_used.Find(key) is not null)
            {
                return false;
            }

            _used.Take(key);
            _used.Add(key, key);
            return true;
        }
    }
}
