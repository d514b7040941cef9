using System.Text;

namespace RazorOkta.Clients.Report;

/// <summary>The matrix for people: one table for each client, its flows down, its versions across.</summary>
internal static class MarkdownReport
{
    public static void Write(string file, IReadOnlyList<Verdict> verdicts)
    {
        var text = new StringBuilder(Introduction(verdicts));
        foreach (var client in verdicts.GroupBy(verdict => verdict.Row.Client))
        {
            AppendTable(text, client.Key, [.. client]);
        }

        AppendReasons(text, verdicts);
        File.WriteAllText(file, text.ToString());
    }

    private static string Introduction(IReadOnlyList<Verdict> verdicts) => $"""
        # Clients that were tried

        Made by `npm run certify:clients`; do not edit. Each mark is a run of the published, unmodified library in a real Chromium against an org
        of its own, from the first page to the last assertion. [clients.json](clients.json) has what each run saw, and what it asked of the org.

        **{verdicts.Count(verdict => verdict.Outcome == Outcomes.Passed)}** passed,
        **{verdicts.Count(verdict => verdict.Outcome == Outcomes.Failed)}** failed,
        **{verdicts.Count(verdict => verdict.Outcome == Outcomes.NotPossible)}** not possible with any org.

        `yes` passed, **`NO`** failed, `-` not possible, with the reason [below](#reasons); blank: there is no such flow in that version.

        """.ReplaceLineEndings("\n");

    private static void AppendTable(StringBuilder text, string client, IReadOnlyList<Verdict> verdicts)
    {
        var versions = verdicts.Select(verdict => verdict.Row.Version).Distinct().ToList();
        text.Append($"\n## {client}\n\n| | {string.Join(" | ", versions)} |\n|---|{string.Concat(versions.Select(_ => "---|"))}\n");
        foreach (var flow in verdicts.GroupBy(verdict => verdict.Row.Flow))
        {
            var marks = versions.Select(version => Mark(flow.FirstOrDefault(verdict => verdict.Row.Version == version)));
            text.Append($"| {flow.Key} | {string.Join(" | ", marks)} |\n");
        }
    }

    private static void AppendReasons(StringBuilder text, IReadOnlyList<Verdict> verdicts)
    {
        text.Append("\n## Reasons\n\n");
        foreach (var same in verdicts.Where(verdict => verdict.Reason is not null).GroupBy(verdict => (verdict.Row.Client, verdict.Row.Flow, verdict.Reason)))
        {
            text.Append($"- **{same.Key.Client} {string.Join(", ", same.Select(verdict => verdict.Row.Version))}: {same.Key.Flow}**: {same.Key.Reason}\n");
        }
    }

    private static string Mark(Verdict? verdict) => verdict?.Outcome switch
    {
        null => "",
        Outcomes.Passed => "yes",
        Outcomes.Failed => "**NO**",
        _ => "-",
    };
}
