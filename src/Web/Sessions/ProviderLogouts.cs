using System.Collections.Concurrent;

namespace RazorOkta.Web.Sessions;

/// <summary>
/// Remembers for a minute what the provider has ended. A login in its last steps has no session yet that could be closed, and would open one
/// after its end; a login that begins afterwards is a new one, and welcome.
/// </summary>
internal sealed class ProviderLogouts(TimeProvider clock)
{
    // Longer than a login's last steps may take together.
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);

    private const int Capacity = 10_000;

    private readonly ConcurrentQueue<(SessionsOf Which, DateTimeOffset At)> _oldestFirst = new();

    /// <summary>To be noted before the sessions are closed: whoever opens one in between looks here afterwards.</summary>
    public void Note(SessionsOf which)
    {
        var now = clock.GetUtcNow();
        while (_oldestFirst.TryPeek(out var oldest) && (_oldestFirst.Count >= Capacity || now - oldest.At > Remembered))
        {
            _oldestFirst.TryDequeue(out _);
        }

        _oldestFirst.Enqueue((which, now));
    }

    /// <summary>Whether the session was ended while its login was under way.</summary>
    /// <param name="session">As it was opened.</param>
    /// <param name="begunAt">When the provider's answer arrived.</param>
    public bool Concern(UserSession session, DateTimeOffset begunAt) => _oldestFirst.Any(logout => logout.At >= begunAt && logout.Which.Include(session));
}
