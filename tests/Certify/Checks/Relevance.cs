using RazorOkta.Certify.Running;

namespace RazorOkta.Certify.Checks;

/// <summary>Which cases could notice that a check is gone: those that it refused, where that can be seen; else those about its room.</summary>
internal static class Relevance
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

    /// <param name="check">What is gone.</param>
    /// <param name="healthy">The run of the whole web app.</param>
    public static IReadOnlyList<string> NamesFor(Check check, IReadOnlyList<Verdict> healthy)
    {
        var passed = healthy.Where(verdict => verdict.Outcome == Outcomes.Passed).ToList();
        var refused = passed.Where(verdict => verdict.Reasons.Any(reason => check.Reasons.Any(code => reason == code || reason.EndsWith($"-{code}", StringComparison.Ordinal)))).ToList();
        var sections = Rooms.First(room => check.File.StartsWith(room.Room, StringComparison.Ordinal)).Sections;
        var others = sections.SelectMany(section => passed.Where(verdict => verdict.Listing.Section.StartsWith($"{section}. ", StringComparison.Ordinal)));
        return [.. (refused.Count > 0 ? refused : others).Select(verdict => verdict.Name).Distinct()];
    }
}
