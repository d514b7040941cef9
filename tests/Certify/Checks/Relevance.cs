using RazorOkta.Certify.Running;

namespace RazorOkta.Certify.Checks;

/// <summary>
/// Which cases are asked whether a check is gone, and in which order: those that came to where it decides, and of them first those that it refused,
/// then those about its room, then the others. What is not known yet comes before all.
/// </summary>
internal sealed class Relevance(IReadOnlyList<Trial> trials, Reach reach, int most)
{
    /// <summary>The room, and the sections of the list that are about it, the likeliest first.</summary>
    private static readonly (string Room, string[] Sections)[] Rooms =
    [
        ("Oidc/Provider/UsableKey", ["2", "6"]),
        ("Oidc/Provider/SigningKeys", ["2", "6"]),
        ("Oidc/Provider/ProviderMetadata", ["1"]),
        ("Oidc/Provider/TokenClient", ["5"]),
        ("Oidc/Provider/", ["11", "5", "1"]),
        ("Oidc/Tokens/", ["6", "7", "5", "2"]),
        ("Oidc/UserInfo/", ["8"]),
        ("Oidc/Login/", ["4", "3"]),
        ("Oidc/Callback/", ["4", "5"]),
        ("Oidc/Logout", ["10"]),
        ("Oidc/Refresh", ["5"]),
        ("Oidc/", ["4", "5", "6", "7", "8"]),
        ("Sessions/", ["9", "10", "5"]),
        ("Security/", ["4", "9", "10", "3"]),
        ("Pages/", ["9", "10", "4", "3"]),
        ("", ["9", "4", "10", "3"]),
    ];

    private readonly Dictionary<string, CaseReach> _known = reach.Cases.ToDictionary(one => one.Case, StringComparer.Ordinal);

    public IReadOnlyList<string> NamesFor(Check check)
    {
        var there = trials.Where(trial => !_known.TryGetValue(trial.Name, out var one) || (one.Passed && (check.Turn is null || one.Said.Contains(check.Turn.Name)))).ToList();
        var unknown = there.Where(trial => !_known.ContainsKey(trial.Name));
        var refused = there.Where(trial => _known.TryGetValue(trial.Name, out var one) && one.Reasons.Any(reason => check.Reasons.Any(code => reason == code || reason.EndsWith($"-{code}", StringComparison.Ordinal))));
        var sections = Rooms.First(room => check.File.StartsWith(room.Room, StringComparison.Ordinal)).Sections;
        var near = sections.SelectMany(section => there.Where(trial => trial.Listing.Section.StartsWith($"{section}. ", StringComparison.Ordinal)));
        return [.. unknown.Concat(refused).Concat(near).Concat(there).Select(trial => trial.Name).Distinct().Take(most)];
    }
}
