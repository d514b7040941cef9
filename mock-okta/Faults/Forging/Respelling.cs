using System.Globalization;

namespace RazorOkta.MockOkta.Faults.Forging;

/// <summary>An address as another would write it: the same to whoever normalises, another to whoever compares letter by letter.</summary>
internal static class Respelling
{
    public static string Of(string address, string how) => how switch
    {
        "trailing-slash" => address + "/",
        "upper-case" => UpperCaseAuthority(address),
        "other-scheme" => address.StartsWith("https:", StringComparison.Ordinal) ? "http" + address[5..] : "https" + address[4..],
        "default-port" => WithPort(address),
        "escaped-letter" => Escaped(address),
        "look-alike" => LookAlike(address),
        "inverted-case" => string.Concat(address.Select(letter => char.IsUpper(letter) ? char.ToLowerInvariant(letter) : char.ToUpperInvariant(letter))),
        _ => throw new FormatException($"There is no respelling '{how}'."),
    };

    /// <summary>Scheme and host have no case (RFC 3986 6.2.2.1).</summary>
    private static string UpperCaseAuthority(string address)
    {
        var path = PathStart(address);
        return address[..path].ToUpperInvariant() + address[path..];
    }

    /// <summary>The default port where there is none; else a zero before the port that is there.</summary>
    private static string WithPort(string address)
    {
        var path = PathStart(address);
        var uri = new Uri(address);
        return uri.IsDefaultPort
            ? string.Create(CultureInfo.InvariantCulture, $"{address[..path]}:{uri.Port}{address[path..]}")
            : string.Create(CultureInfo.InvariantCulture, $"{uri.Scheme}://{uri.Host}:0{uri.Port}{address[path..]}");
    }

    /// <summary>The last letter in percent-encoding (RFC 3986 6.2.2.2).</summary>
    private static string Escaped(string address) => string.Create(CultureInfo.InvariantCulture, $"{address[..^1]}%{(int)address[^1]:X2}");

    /// <summary>A Cyrillic letter in place of the Latin one.</summary>
    private static string LookAlike(string address) =>
        address.LastIndexOf('a') is >= 0 and var a ? $"{address[..a]}\u0430{address[(a + 1)..]}" : $"{address}\u0430";

    private static int PathStart(string address)
    {
        var start = address.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = address.IndexOf('/', start);
        return end < 0 ? address.Length : end;
    }
}
