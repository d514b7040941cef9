using System.Globalization;
using System.Text;
using RazorOkta.Frontends.Checks;
using RazorOkta.Frontends.Running;

namespace RazorOkta.Frontends.Report;

/// <summary>The short reports: a summary in Markdown, and a badge.</summary>
internal static class PeoplesReports
{
    public static string Markdown(Certificate run)
    {
        var text = new StringBuilder($"# {run.Title}\n\n**{Words.Verdict(run)}** {Tally.Of(run)}. {run.Browser}, {run.At.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.\n");
        foreach (var verdict in run.Verdicts.Where(verdict => verdict.Outcome is Outcome.Failed or Outcome.Warning or Outcome.KnownFailure))
        {
            text.Append($"\n## {Words.Of(verdict.Outcome)}: {verdict.Check.Name}\n\n{Cell(verdict.Message ?? "")}\n\n- Rule: {Cell(verdict.Rule.Text)}\n- Why: {Cell(verdict.Rule.Reason)}\n- How: {Cell(verdict.Rule.Fix)}\n");
        }

        foreach (var level in run.Rules.GroupBy(rule => rule.Rule.Level))
        {
            text.Append($"\n## {Capital(Words.Level(level.Key))}\n\n| rule | verdict |\n|---|---|\n");
            foreach (var rule in level)
            {
                text.Append($"| `{rule.Rule.Id}` | {Words.Of(rule.Outcome)} |\n");
            }
        }

        return text.ToString();
    }

    /// <summary>As badges look: what, and the verdict.</summary>
    public static string Badge(Certificate run)
    {
        var (verdict, colour) = run switch
        {
            { IsCertified: true } => ($"level {run.Wanted}", "#2a7d3f"),
            { Only: not null } => ("tried in part", "#5b6478"),
            { Reached: { } reached } => ($"level {reached} of {run.Wanted}", "#b3203a"),
            _ => ("not certified", "#b3203a"),
        };
        const string what = "RazorOkta";
        var (left, right) = (Width(what), Width(verdict));
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{left + right}" height="20" role="img" aria-label="{what}: {verdict}">
              <title>{what}: {verdict}</title>
              <rect width="{left + right}" height="20" rx="3" fill="{colour}"/>
              <path d="M3 0h{left - 3}v20H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3" fill="#3d4459"/>
              <g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle">
                <text x="{left / 2}" y="14">{what}</text>
                <text x="{left + (right / 2)}" y="14">{verdict}</text>
              </g>
            </svg>

            """.ReplaceLineEndings("\n");
    }

    private static int Width(string text) => (text.Length * 7) + 12;

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    internal static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
