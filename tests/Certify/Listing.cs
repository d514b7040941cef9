namespace RazorOkta.Certify;

/// <summary>A row of the list as it must be there: its name, who makes it happen, and the certification profiles of its OpenID Foundation module.</summary>
/// <param name="Id">For example <c>id-token-alg-none-variants</c>; the mock's faults, tests and logs say the same word.</param>
/// <param name="Section">For example <c>6. ID token: header and form</c>.</param>
/// <param name="By">Who makes it happen.</param>
/// <param name="Profile">For example <c>B C D</c>; empty for rows that no certification profile has.</param>
internal sealed record Listing(string Id, string Section, By By, string Profile)
{
    /// <summary>All that there is to try, in the order of the protocol. Rows that nobody has written are failures, not gaps.</summary>
    public static readonly IReadOnlyList<Listing> All = [.. Read()];

    private static IEnumerable<Listing> Read()
    {
        using var stream = typeof(Listing).Assembly.GetManifestResourceStream("rows.txt")!;
        using var reader = new StreamReader(stream);
        var section = "";
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                section = line[3..];
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                var parts = line.Split('\t');
                yield return new Listing(parts[0], section, ByOf(parts[1]), parts.ElementAtOrDefault(2) ?? "");
            }
        }
    }

    private static By ByOf(string letter) => letter switch
    {
        "P" => By.Provider,
        "R" => By.RelyingParty,
        "H" => By.Request,
        "N" => By.Network,
        _ => throw new InvalidDataException($"'{letter}' in rows.txt is none of P, R, H, N."),
    };
}
