using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Credentials;

/// <summary>Time-based one-time passwords (RFC 6238) as authenticator apps make them: HMAC-SHA-1, 6 digits, 30 seconds.</summary>
internal static class Totp
{
    public const int TimeStep = 30;
    public const int Digits = 6;

    /// <summary>The clock of a phone may be one step away (RFC 6238 5.2).</summary>
    private const int Drift = 1;

    private const int SecretLength = 20;

    public static string NewSecret() => Base32.Encode(RandomNumberGenerator.GetBytes(SecretLength));

    /// <summary>The time step that the code belongs to; null when it is no code of this secret at this time.</summary>
    public static long? StepOf(string code, string? secret, DateTimeOffset now)
    {
        if (!Base32.TryDecode(secret, out var key))
        {
            return null;
        }

        var current = now.ToUnixTimeSeconds() / TimeStep;
        return Enumerable.Range(-Drift, (2 * Drift) + 1).Select(drift => (long?)(current + drift))
            .FirstOrDefault(step => ConstantTime.AreEqual(Code(key, step!.Value), code));
    }

    /// <summary>What an app with this secret shows at this time; null when the secret is none.</summary>
    public static string? CodeAt(string? secret, DateTimeOffset now) =>
        Base32.TryDecode(secret, out var key) ? Code(key, now.ToUnixTimeSeconds() / TimeStep) : null;

    public static DateTimeOffset EndOfStep(DateTimeOffset now) => DateTimeOffset.FromUnixTimeSeconds(((now.ToUnixTimeSeconds() / TimeStep) + 1) * TimeStep);

    /// <summary>RFC 4226 5.3: four bytes, from where the last one points to.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5350", Justification = "RFC 6238's default, and the only one that authenticator apps agree on.")]
    public static string Code(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var hash = HMACSHA1.HashData(key, counter);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF, 4)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
