using System.Numerics;

namespace RazorOkta.Frontends.Report;

/// <summary>
/// Versions as Semantic Versioning 2.0 orders them (clause 11): by number and not by letter, and what comes before a release below it. What is no such
/// version comes before all that are.
/// </summary>
internal sealed class VersionOrder : IComparer<string>
{
    public static readonly VersionOrder Instance = new();

    private VersionOrder() { }

    public int Compare(string? x, string? y)
    {
        var (one, other) = (Parse(x ?? ""), Parse(y ?? ""));
        var order = (one, other) switch
        {
            (null, null) => 0,
            (null, _) => -1,
            (_, null) => 1,
            var (mine, yours) => Compare(mine.Value, yours.Value),
        };
        return order != 0 ? order : string.CompareOrdinal(x, y); // builds of a version have no order: any will do that is always the same
    }

    private static int Compare((BigInteger[] Core, string[] Before) one, (BigInteger[] Core, string[] Before) other) =>
        one.Core.Zip(other.Core, (mine, yours) => mine.CompareTo(yours)).FirstOrDefault(order => order != 0) is var order and not 0 ? order
        : one.Before.Length == 0 || other.Before.Length == 0 ? other.Before.Length.CompareTo(one.Before.Length)
        : one.Before.Zip(other.Before, CompareParts).FirstOrDefault(part => part != 0) is var part and not 0 ? part
        : one.Before.Length.CompareTo(other.Before.Length);

    /// <summary>Of <c>beta.2</c>: numbers by their size and below words.</summary>
    private static int CompareParts(string one, string other) => (Number(one), Number(other)) switch
    {
        ({ } mine, { } yours) => mine.CompareTo(yours),
        ({ }, null) => -1,
        (null, { }) => 1,
        _ => string.CompareOrdinal(one, other),
    };

    /// <returns>The three numbers, and the words of what comes before a release, of which a release has none.</returns>
    private static (BigInteger[] Core, string[] Before)? Parse(string version)
    {
        var parts = version.Split('+')[0].Split('-', 2);
        BigInteger?[] core = [.. parts[0].Split('.').Select(Number)];
        return core.Length == 3 && core.All(number => number is not null) ? ([.. core.Select(number => number!.Value)], parts.Length == 1 ? [] : parts[1].Split('.')) : null;
    }

    private static BigInteger? Number(string text) => text.Length is > 0 and < 100 && text.All(char.IsAsciiDigit) ? BigInteger.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : null;
}
