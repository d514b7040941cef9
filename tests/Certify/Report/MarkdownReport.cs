using System.Text;

namespace RazorOkta.Certify.Report;

/// <summary>The certificate for people. Nothing in it changes from run to run unless a row does.</summary>
internal static class MarkdownReport
{
    public static void Write(string file, IReadOnlyList<Verdict> verdicts)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var rows = RowVerdict.Of(verdicts);
        var text = new StringBuilder(Introduction(rows, verdicts));
        AppendFailures(text, verdicts);
        foreach (var section in rows.GroupBy(row => row.Listing.Section))
        {
            AppendSection(text, section.Key, [.. section]);
        }

        File.WriteAllText(file, text.ToString());
    }

    private static string Introduction(IReadOnlyList<RowVerdict> rows, IReadOnlyList<Verdict> verdicts) => $"""
        # The relying party's certificate

        Made by `npm run certify:rp`; do not edit. Each row is a way in which a provider, a network or an attacker misbehaves, and is tried with all
        its variants against the web app as it is shipped, over real sockets, with the mock org for a provider. A row has passed when every variant
        has. On each refusal the invariants hold as well: no session, no further call to the provider, the login is spent, nothing leaks, headers,
        one log event, no loop. They are judged from outside: by the answer, the cookies, the org's journal and the log.

        **{Count(rows, Outcomes.Passed)}** rows passed, **{Count(rows, Outcomes.Failed)}** failed, **{Count(rows, Outcomes.NotOffered)}** are of features that are not offered;
        **{verdicts.Count(verdict => verdict.Outcome == Outcomes.Passed)}** cases passed, **{verdicts.Count(verdict => verdict.Outcome == Outcomes.Failed)}** failed.

        `by`: P the provider, R the request as the provider judges it, H a crafted request, N the network. `profile`: the certification profiles of
        the OpenID Foundation that have the row: B Basic RP, C Config RP, D Dynamic RP, 3P 3rd Party-Init RP, RI, FC, BC and SM the logout profiles;
        F1, F2, RT, X and LX are plans without a certificate. This is no certificate of the Foundation, for that its own suite must be run.

        """.ReplaceLineEndings("\n");

    private static int Count(IReadOnlyList<RowVerdict> rows, string outcome) => rows.Count(row => row.Outcome == outcome);

    private static void AppendFailures(StringBuilder text, IReadOnlyList<Verdict> verdicts)
    {
        var failed = verdicts.Where(verdict => verdict.Outcome == Outcomes.Failed).ToList();
        if (failed.Count == 0)
        {
            return;
        }

        text.Append("\n## Failed\n\n");
        foreach (var verdict in failed)
        {
            text.Append($"- `{Cell(verdict.Name)}`: expected {Cell(verdict.Expected)}; observed {Cell(verdict.Observed)}\n");
        }
    }

    private static void AppendSection(StringBuilder text, string name, IReadOnlyList<RowVerdict> rows)
    {
        text.Append($"\n## {name}\n\n| id | by | profile | verdict | cases | expected | refused with |\n|---|---|---|---|---|---|---|\n");
        foreach (var row in rows)
        {
            var by = $"{row.Listing.By}"[0] switch { 'P' => "P", 'N' => "N", _ => row.Listing.By == By.Request ? "H" : "R" };
            text.Append($"| `{row.Listing.Id}` | {by} | {row.Listing.Profile} | {Mark(row.Outcome)} | {Cases(row)} | {Expected(row)} | {Reasons(row)} |\n");
        }
    }

    private static string Mark(string outcome) => outcome switch
    {
        Outcomes.Passed => "passed",
        Outcomes.Failed => "**FAILED**",
        _ => "not offered",
    };

    private static string Cases(RowVerdict row) => row.Outcome == Outcomes.NotOffered
        ? ""
        : $"{row.Cases.Count(verdict => verdict.Outcome == Outcomes.Passed)}/{row.Cases.Count}";

    private static string Expected(RowVerdict row) => row.Outcome == Outcomes.NotOffered
        ? Cell(row.Cases[0].Observed)
        : string.Join("<br>", row.Cases.Select(verdict => Cell(verdict.Expected)).Distinct());

    private static string Reasons(RowVerdict row) =>
        string.Join(", ", row.Cases.SelectMany(verdict => verdict.Reasons).Distinct().Order(StringComparer.Ordinal).Select(reason => $"`{reason}`"));

    private static string Cell(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
