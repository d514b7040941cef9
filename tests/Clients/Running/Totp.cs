using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RazorOkta.Clients.Running;

/// <summary>The code that an authenticator app shows (RFC 6238, SHA-1, 6 digits, 30 seconds).</summary>
internal static class Totp
{
    /// <summary>The secret of RFC 6238's own examples, as bytes and in base32.</summary>
    public const string Secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    private static readonly byte[] Key = Encoding.ASCII.GetBytes("12345678901234567890");

    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "RFC 6238 1.2 with its default, which authenticator apps use.")]
    public static string Now()
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30);
        return Truncate(HMACSHA1.HashData(Key, counter));
    }

    /// <summary>RFC 4226 5.3.</summary>
    private static string Truncate(ReadOnlySpan<byte> hash)
    {
        var at = hash[^1] & 0xf;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[at..]) & 0x7fffffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
