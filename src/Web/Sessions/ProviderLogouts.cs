using System.Collections.Concurrent;

namespace RazorOkta.Web.Sessions;

/// <summary>
/// Remembers what the provider has ended, for as long as a login may be under way. Such a login has no session yet that could be closed, and would open one
/// after its end; a login that begins afterwards is a new one, and welcome.
/// </summary>
internal sealed class ProviderLogouts(TimeProvider clock)
{
    // No login that this server has started is under way for longer.
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(15);

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

    /// <summary>
    /// Whether the session was ended while its login was under way. A session of the provider that has ended lets in no login that was begun before, however
    /// long its answer was held back. Where all sessions of a user have ended, only the last steps count: whoever signs in anew meanwhile does so on a page
    /// that is open already.
    /// </summary>
    /// <param name="session">As it was opened.</param>
    /// <param name="begunAt">When the login was begun; the beginning of time, where that is not known.</param>
    /// <param name="answeredAt">When the provider's answer arrived.</param>
    public bool Concern(UserSession session, DateTimeOffset begunAt, DateTimeOffset answeredAt) =>
        _oldestFirst.Any(logout => logout.At >= (logout.Which.ProviderSession is null ? answeredAt : begunAt) && logout.Which.Include(session));
}
