using System.Globalization;
using System.Net;
using System.Text;
using RazorOkta.Frontends.Checks;
using RazorOkta.Frontends.Running;

namespace RazorOkta.Frontends.Report;

/// <summary>
/// The report for people: one file that can be sent on, with everything in it but the traces, which lie beside it. Whatever the front-end has said is
/// written as text.
/// </summary>
internal static class HtmlReport
{
    private const int MostOfAFile = 20_000;

    public static string Write(Certificate run, string folder)
    {
        var page = new StringBuilder();
        page.Append($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Text(run.Title)}: {(run.IsCertified ? "certified" : run.Only is null ? "not certified" : "tried in part")}</title>
            <style>{Style()}</style>
            </head>
            <body>
            <main>
            <header>
            <p class="soft">Certificate of a RazorOkta front-end</p>
            <h1>{Text(run.Title)}</h1>
            {Given(run)}</header>
            <section class="verdict {(run.IsCertified || run is { Only: not null, IsAsExpected: true } ? "good" : "bad")}">
            <strong>{Text(Words.Verdict(run))}</strong>
            What level {run.Wanted} asks for: {Text(Rules.Levels[run.Wanted].Means)} {Tally.Of(run)}.
            <span class="soft">Contract {run.Candidate.Contract}, {Text(run.Browser)}, {run.At.ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture)} UTC.</span>
            </section>

            """);
        Findings(page, run, folder);
        page.Append(Gallery.Of(folder));
        foreach (var level in run.Rules.GroupBy(rule => rule.Rule.Level))
        {
            Level(page, level.Key, [.. level]);
        }

        page.Append(Weight.Of(run.Candidate.Files));
        page.Append($"""
            <h2>How to see it again</h2>
            <p><code>{Text(Words.Command(run, run.Only))}</code> makes this report.
            A trace is opened with <code>npx playwright show-trace trace.zip</code>. The contract, with all options, examples and reasons, is
            <code>docs/frontend-contract.md</code> of RazorOkta; the rules package-* and mount-* come first, for most others build on them.</p>
            </main>
            </body>
            </html>

            """);
        return page.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>Copies of one package have one name and version.</summary>
    private static string Given(Certificate run) => run.Spec == run.Candidate.Name ? "" : $"<p class=\"soft\">Given as <code>{Text(run.Spec)}</code></p>\n";

    private static void Findings(StringBuilder page, Certificate run, string folder)
    {
        Verdict[] findings = [.. run.Verdicts.Where(verdict => verdict.Outcome is Outcome.Failed or Outcome.Warning or Outcome.KnownFailure)];
        if (findings.Length == 0)
        {
            return;
        }

        page.Append("<h2>What is to be mended</h2>\n");
        foreach (var verdict in findings)
        {
            page.Append($"""
                <article class="finding {Class(verdict.Outcome)}" id="{Text(verdict.Check.Name)}">
                <h3>{Text(verdict.Check.Name)} <span class="{Class(verdict.Outcome)}">{Words.Of(verdict.Outcome)}</span></h3>
                <p>{Text(verdict.Message ?? "")}</p>
                <dl>
                <dt>Rule</dt><dd>{Text(verdict.Rule.Text)}</dd>
                <dt>Why</dt><dd>{Text(verdict.Rule.Reason)}</dd>
                <dt>How</dt><dd>{Text(verdict.Rule.Fix)}</dd>
                <dt>Rerun</dt><dd><code>{Text(Words.Command(run, verdict.Check.Name))}</code></dd>
                </dl>
                {Evidence(verdict, folder, run)}
                </article>

                """);
        }
    }

    private static string Evidence(Verdict verdict, string folder, Certificate run)
    {
        var text = new StringBuilder();
        if (verdict.Check.IsOfPackage && run.Candidate.BuildOutput.Count > 0)
        {
            text.Append(Details("The last lines of the build", string.Join('\n', run.Candidate.BuildOutput)));
        }

        if (verdict.Evidence is not { } evidence)
        {
            return text.ToString();
        }

        var own = Path.Combine(folder, evidence);
        text.Append(Picture(Path.Combine(own, "page.png"), "image/png", $"The page when it failed, at {ReadOf(own, "address.txt")}"));
        text.Append(Filmstrip.Of(Path.Combine(own, "trace.zip")));
        if (ReadOf(own, "console.txt") is { Length: > 0 } console)
        {
            text.Append(Details("The console", console));
        }

        text.Append(Sequence.Of(ReadOf(own, "journal.json")));

        if (File.Exists(Path.Combine(own, "trace.zip")))
        {
            text.Append($"<p><a href=\"{Text(evidence)}/trace.zip\">Playwright trace</a> <span class=\"soft\">(in the folder of the report)</span></p>\n");
        }

        return text.ToString();
    }

    private static void Level(StringBuilder page, int level, IReadOnlyList<RuleVerdict> rules)
    {
        page.Append($"""
            <h2>{Text(char.ToUpperInvariant(Words.Level(level)[0]) + Words.Level(level)[1..])}</h2>
            <p class="soft">{Text(Rules.Levels[level].Means)}</p>
            <div class="scroll"><table>
            <thead><tr><th>Rule</th><th>Verdict</th></tr></thead>
            <tbody>

            """);
        foreach (var (rule, outcome, checks) in rules)
        {
            page.Append($"<tr><td><code>{Text(rule.Id)}</code><br>{Text(rule.Text)}{Notes(checks)}</td><td class=\"{Class(outcome)}\">{Words.Of(outcome)}</td></tr>\n");
        }

        page.Append("</tbody>\n</table></div>\n");
    }

    private static string Notes(IReadOnlyList<Verdict> checks)
    {
        var lines = checks.Where(verdict => verdict.Seen.Count > 0 || verdict.Outcome is Outcome.NotRun or Outcome.NotApplicable)
            .Select(verdict => $"<br><span class=\"soft\">{Text(verdict.Check.Variant)}{(verdict.Check.Variant.Length > 0 ? ": " : "")}{Text(verdict.Outcome is Outcome.NotRun or Outcome.NotApplicable ? verdict.Message ?? "" : string.Join("; ", verdict.Seen))}</span>");
        return string.Concat(lines.Distinct());
    }

    public static string Picture(string file, string type, string what) =>
        File.Exists(file) ? $"<img src=\"data:{type};base64,{Convert.ToBase64String(File.ReadAllBytes(file))}\" alt=\"{Text(what)}\">\n" : "";

    private static string Details(string title, string text) => $"<details><summary>{Text(title)}</summary><pre tabindex=\"0\">{Text(text.Length > MostOfAFile ? text[..MostOfAFile] + "\n…" : text)}</pre></details>\n";

    private static string ReadOf(string folder, string file) => File.Exists(Path.Combine(folder, file)) ? File.ReadAllText(Path.Combine(folder, file)) : "";

    private static string Class(Outcome outcome) => Words.Of(outcome).Replace(' ', '-');

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static string Style()
    {
        using var reader = new StreamReader(typeof(HtmlReport).Assembly.GetManifestResourceStream("report.css")!);
        return reader.ReadToEnd();
    }
}
