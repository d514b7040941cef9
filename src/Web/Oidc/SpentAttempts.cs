using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace RazorOkta.Web.Oidc;

/// <summary>
/// Remembers which attempts have had their answer. Deleting a cookie only asks the browser to forget; whoever kept a copy of the request,
/// or sends it twenty times at once, is told apart here (RFC 9700 4.5).
/// </summary>
internal sealed class SpentAttempts(TimeProvider clock)
{
    /// <summary>Longer than any code is good for.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);

    private const int Capacity = 100_000;

    private readonly ConcurrentDictionary<string, bool> _spent = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<(string Key, long At)> _oldestFirst = new();

    /// <summary>True for the first caller with this attempt, and for no other.</summary>
    public bool TrySpend(LoginAttempt attempt)
    {
        Forget();
        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{attempt.State}\n{attempt.Nonce}")));
        if (!_spent.TryAdd(key, true))
        {
            return false;
        }

        _oldestFirst.Enqueue((key, clock.GetTimestamp()));
        return true;
    }

    private void Forget()
    {
        while (_oldestFirst.TryPeek(out var oldest)
            && (_spent.Count >= Capacity || clock.GetElapsedTime(oldest.At) > Remembered)
            && _oldestFirst.TryDequeue(out oldest))
        {
            _spent.TryRemove(oldest.Key, out _);
        }
    }
}
