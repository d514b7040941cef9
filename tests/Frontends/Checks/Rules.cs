using System.Text.Json;

namespace RazorOkta.Frontends.Checks;

/// <summary>A rule of the contract, in words.</summary>
/// <param name="Id">For example <c>login-refused</c>.</param>
/// <param name="Level">From which level on it is to be kept.</param>
/// <param name="Text">The rule.</param>
/// <param name="Reason">Why there is one.</param>
/// <param name="Fix">What to do about it.</param>
internal sealed record Rule(string Id, int Level, string Text, string Reason, string Fix);

/// <summary>The rules of the contract (contract/rules.json), in their order.</summary>
internal static class Rules
{
    public static readonly IReadOnlyList<Rule> All;

    /// <summary>What each level means, by its number.</summary>
    public static readonly IReadOnlyDictionary<int, (string Name, string Means)> Levels;

    static Rules()
    {
        using var stream = typeof(Rules).Assembly.GetManifestResourceStream("rules.json")!;
        using var json = JsonDocument.Parse(stream);
        All = [.. json.RootElement.GetProperty("rules").EnumerateArray().Select(rule => new Rule(Text(rule, "id"), rule.GetProperty("level").GetInt32(), Text(rule, "rule"), Text(rule, "reason"), Text(rule, "fix")))];
        Levels = json.RootElement.GetProperty("levels").EnumerateArray().ToDictionary(level => level.GetProperty("level").GetInt32(), level => (Text(level, "name"), Text(level, "means")));
    }

    public static Rule Named(string id) => All.Single(rule => rule.Id == id);

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
