using System.Security.Cryptography;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Credentials;

/// <summary>A code that was sent to a phone or by mail: six digits, five minutes, a few tries, one use.</summary>
internal sealed class SentCode(DateTimeOffset now)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>Of a million codes.</summary>
    private const int MaxTries = 5;

    private readonly DateTimeOffset _expiresAt = now + Lifetime;
    private int _tries;
    private int _used;

    public string Code { get; } = RandomNumberGenerator.GetString("0123456789", 6);

    /// <summary>Spaces around it come from copying.</summary>
    public bool Accepts(string code, DateTimeOffset at) =>
        Interlocked.Increment(ref _tries) <= MaxTries
        && at < _expiresAt
        && ConstantTime.AreEqual(code.Trim(), Code)
        && Interlocked.Exchange(ref _used, 1) == 0;
}
