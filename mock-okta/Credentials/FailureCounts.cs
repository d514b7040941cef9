using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Credentials;

/// <summary>
/// Wrong attempts in a row. Passwords and second factors are counted apart: who knows the password must not be able to reset the count
/// of the guessed codes by signing in again.
/// </summary>
internal sealed class FailureCounts(TimeProvider clock)
{
    /// <summary>A user who is kept from recovering may be the victim of whoever guessed.</summary>
    private static readonly TimeSpan RecoveryPause = TimeSpan.FromHours(1);

    private readonly ExpiringStore<Counter> _byUser = new(clock, TimeSpan.FromDays(365), capacity: 10_000);
    private readonly Lock _gate = new();

    /// <summary>This failure included.</summary>
    public int Count(string userId, FailureKind kind)
    {
        lock (_gate)
        {
            var key = Key(userId, kind);
            if (_byUser.Find(key) is not { } counter)
            {
                _byUser.Take(key);
                _byUser.Add(key, counter = new Counter(), kind == FailureKind.Recovery ? RecoveryPause : null);
            }

            return ++counter.Failures;
        }
    }

    public int Of(string userId, FailureKind kind)
    {
        lock (_gate)
        {
            return _byUser.Find(Key(userId, kind))?.Failures ?? 0;
        }
    }

    public void Forget(string userId, FailureKind kind) => _byUser.Take(Key(userId, kind));

    public void Forget(string userId) => Array.ForEach(Enum.GetValues<FailureKind>(), kind => Forget(userId, kind));

    private static string Key(string userId, FailureKind kind) => $"{kind} {userId}";

    private sealed class Counter
    {
        public int Failures { get; set; }
    }
}

internal enum FailureKind
{
    Password,

    Factor,

    /// <summary>Codes and answers of people who have forgotten their password.</summary>
    Recovery,
}
