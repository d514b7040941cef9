namespace RazorOkta.MockOkta.Definition.Rules;

/// <summary>What several rules ask.</summary>
internal static class Rule
{
    /// <summary>Everyone is in it, and nobody has to name it.</summary>
    public const string Everyone = "Everyone";

    public static IEnumerable<(T Item, string Path)> At<T>(this IEnumerable<T> items, string path) => items.Select((item, index) => (item, $"{path}[{index}]"));

    /// <summary>All but the first of those that are the same.</summary>
    public static IEnumerable<Mistake> Unique<T>(IEnumerable<(T Item, string Path)> items, Func<T, string> key, string member, string what, StringComparer? comparer = null) =>
        from same in items.GroupBy(entry => key(entry.Item), comparer ?? StringComparer.Ordinal)
        let first = same.First()
        from again in same.Skip(1)
        select new Mistake(
            again.Path + member, $"is the same as {first.Path}{member}, and {what} are unique", Mistake.Quote(key(again.Item)), "Give each its own, or remove one.");

    public static IEnumerable<Mistake> UniqueTexts(IReadOnlyList<string> texts, string path, string what) => Unique(texts.At(path), text => text, "", what);

    /// <summary>Each must be one of those that are known; a near one is proposed.</summary>
    public static IEnumerable<Mistake> Known(IReadOnlyList<string> texts, string path, IReadOnlyCollection<string> known, string what, string? basis = null) =>
        from entry in texts.At(path)
        where !known.Contains(entry.Item)
        select new Mistake(entry.Path, $"must be {what}", Mistake.Quote(entry.Item), NearMatch.Cure(entry.Item, known)) { Basis = basis };

    public static IEnumerable<Mistake> KnownGroups(OrgDefinition org, IReadOnlyList<string> groups, string path) =>
        Known(groups, path, [.. org.Groups, Everyone], "a group of this org", basis: "groups");

    public static IEnumerable<Mistake> Filled(string? value, string path, string example)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            yield return new Mistake(path, "must be filled in", value is null ? null : Mistake.Quote(value), $"Write for example {example}.");
        }
    }

    /// <summary>As <see cref="Filled"/>, and the value is never shown.</summary>
    public static IEnumerable<Mistake> SecretFilled(string? value, string path)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            yield return new Mistake(path, "must be filled in", null, "Give it a value.");
        }
    }

    public static IEnumerable<Mistake> AtLeast(int least, int value, string path)
    {
        if (value < least)
        {
            yield return new Mistake(path, $"must be {least} or more", value.ToString(System.Globalization.CultureInfo.InvariantCulture), $"Write {least} or more.");
        }
    }

    /// <summary>Longer than nothing, and short enough that no date leaves the calendar.</summary>
    public static IEnumerable<Mistake> Lifetime(TimeSpan? value, string path)
    {
        if (value is { } lifetime && (lifetime <= TimeSpan.Zero || lifetime > TimeSpan.FromDays(36_500)))
        {
            yield return new Mistake(path, "must be longer than nothing and at most a hundred years", System.Xml.XmlConvert.ToString(lifetime), "Write for example PT1H.");
        }
    }

    public static bool IsPlaceholder(string value) => value.Contains('{', StringComparison.Ordinal) || value.Contains('}', StringComparison.Ordinal);
}
