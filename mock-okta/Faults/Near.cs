namespace RazorOkta.MockOkta.Faults;

/// <summary>What somebody who mistyped a name may have meant.</summary>
internal static class Near
{
    private const int Shown = 5;

    public static string Text(string given, IReadOnlyCollection<string> known) =>
        known.Where(name => name.Length > 0).ToList() is { Count: > 0 } names ? $" Did you mean {string.Join(", ", Nearest(given, names))}?" : "";

    private static IEnumerable<string> Nearest(string given, IEnumerable<string> known)
    {
        var bounded = given.Length > 100 ? given[..100] : given;
        return known.OrderBy(name => Shares(name, bounded) ? 0 : 1).ThenBy(name => Distance(name, bounded)).Take(Shown);
    }

    private static bool Shares(string name, string given) =>
        given.Length > 2 && (name.Contains(given, StringComparison.OrdinalIgnoreCase) || given.Contains(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Levenshtein's.</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var replaced = diagonal + (char.ToLowerInvariant(one[i - 1]) == char.ToLowerInvariant(other[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[other.Length];
    }
}
