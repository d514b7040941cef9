namespace RazorOkta.MockOkta.Definition;

/// <summary>Finds the name that somebody probably meant.</summary>
internal static class NearMatch
{
    private const int Longest = 64;
    private const int MostNames = 20;

    /// <summary>Proposes the near one, and else names all.</summary>
    public static string Cure(string given, IReadOnlyCollection<string> known) => Of(given, known) is { } near
        ? $"Did you mean '{near}'?"
        : known.Count == 0 ? "Remove it: there is nothing that it could be." : $"Known: {string.Join(", ", known.Take(MostNames))}{(known.Count > MostNames ? ", …" : "")}.";

    /// <summary>Null when none is near: up to a third of the letters may differ, and at least two.</summary>
    public static string? Of(string given, IEnumerable<string> known) => given.Length > Longest
        ? null
        : known.Select(name => (name, Distance: Distance(given.ToLowerInvariant(), name.ToLowerInvariant())))
            .Where(candidate => candidate.Distance <= Math.Max(2, given.Length / 3) && candidate.Distance < candidate.name.Length)
            .OrderBy(candidate => candidate.Distance).Select(candidate => candidate.name).FirstOrDefault();

    /// <summary>Letters to insert, remove, replace, or swap with their neighbour (Damerau and Levenshtein).</summary>
    public static int Distance(string one, string other)
    {
        var cost = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                cost[i, j] = i == 0 || j == 0 ? i + j : Math.Min(Edit(i, j), Swap(i, j));
            }
        }

        return cost[one.Length, other.Length];

        int Edit(int i, int j) => Math.Min(
            Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1,
            cost[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));

        int Swap(int i, int j) => i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] ? cost[i - 2, j - 2] + 1 : int.MaxValue;
    }
}
