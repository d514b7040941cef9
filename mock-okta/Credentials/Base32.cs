using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace RazorOkta.MockOkta.Credentials;

/// <summary>RFC 4648 6, as shared secrets are written: in any case, with spaces or hyphens between groups, with or without padding.</summary>
internal static class Base32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int BitsPerCharacter = 5;

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        var (buffer, bits) = (0, 0);
        foreach (var one in bytes)
        {
            (buffer, bits) = ((buffer << 8) | one, bits + 8);
            for (; bits >= BitsPerCharacter; bits -= BitsPerCharacter)
            {
                text.Append(Alphabet[(buffer >> (bits - BitsPerCharacter)) & 31]);
            }

            buffer &= (1 << bits) - 1;
        }

        return bits == 0 ? text.ToString() : text.Append(Alphabet[(buffer << (BitsPerCharacter - bits)) & 31]).ToString();
    }

    /// <summary>False for anything that is not base32, and for nothing at all.</summary>
    public static bool TryDecode(string? text, [NotNullWhen(true)] out byte[]? bytes)
    {
        var digits = (text ?? "").ToUpperInvariant().Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).TrimEnd('=');
        bytes = digits.Length > 0 && digits.All(Alphabet.Contains) ? Decode(digits) : null;
        return bytes is { Length: > 0 };
    }

    private static byte[] Decode(string digits)
    {
        var bytes = new List<byte>(digits.Length * BitsPerCharacter / 8);
        var (buffer, bits) = (0, 0);
        foreach (var digit in digits)
        {
            (buffer, bits) = ((buffer << BitsPerCharacter) | Alphabet.IndexOf(digit, StringComparison.Ordinal), bits + BitsPerCharacter);
            if (bits >= 8)
            {
                bits -= 8;
                bytes.Add((byte)(buffer >> bits));
                buffer &= (1 << bits) - 1;
            }
        }

        return [.. bytes];
    }
}
