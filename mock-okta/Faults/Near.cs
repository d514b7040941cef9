using RazorOkta.MockOkta.Definition;

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
        return known.OrderBy(name => Shares(name, bounded) ? 0 : 1).ThenBy(name => NearMatch.Distance(bounded.ToLowerInvariant(), name.ToLowerInvariant())).Take(Shown);
    }

    private static bool Shares(string name, string given) =>
        given.Length > 2 && (name.Contains(given, StringComparison.OrdinalIgnoreCase) || given.Contains(name, StringComparison.OrdinalIgnoreCase));
}
