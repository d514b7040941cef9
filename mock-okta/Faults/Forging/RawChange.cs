using System.Globalization;
using RazorOkta.MockOkta.Definition;

namespace RazorOkta.MockOkta.Faults.Forging;

/// <summary>What can be done to a token as a text, when its parts are all in order.</summary>
internal static class RawChange
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    public static string Apply(string token, Mutation mutation, Words words, OidcClient? client) => mutation.Change switch
    {
        "append" => token + words.Text(mutation.Argument),
        "line-end" => token + "\r\n",
        "space" => token.Insert(token.IndexOf('.', StringComparison.Ordinal), " "),
        "two-parts" => token[..token.LastIndexOf('.')],
        "four-parts" => token + ".AAAA",
        "standard-alphabet" => StandardAlphabet(token),
        "spare-bits" => SpareBits(token),
        "json" => Serialised(token),
        "set" => words.Text(mutation.Argument),
        "dots" => new string('.', int.Parse(mutation.Argument, CultureInfo.InvariantCulture)),
        "earlier" => words.Memory.Exchange("idtoken.raw", token),
        "encrypted" => Encryption.Wrap(token, mutation.Argument, client),
        _ => throw new UnknownMutationException(mutation),
    };

    /// <summary>+ and / of RFC 4648 4 where 5 has - and _.</summary>
    private static string StandardAlphabet(string token) => token.Replace('-', '+').Replace('_', '/');

    /// <summary>The last character of a signature of 256 bytes has four bits that mean nothing, and must be zero (RFC 4648 3.5).</summary>
    private static string SpareBits(string token) => token[..^1] + Alphabet[Alphabet.IndexOf(token[^1], StringComparison.Ordinal) ^ 1];

    /// <summary>The other serialisation of the same signature (RFC 7515 7.2.2).</summary>
    private static string Serialised(string token)
    {
        var parts = token.Split('.');
        return $$"""{"payload":"{{parts[1]}}","protected":"{{parts[0]}}","signature":"{{parts[2]}}"}""";
    }
}
