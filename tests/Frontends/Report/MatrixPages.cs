using System.Globalization;
using System.Net;
using System.Text;
using RazorOkta.Frontends.Checks;

namespace RazorOkta.Frontends.Report;

/// <summary>What became of the rules of one level: so many are kept, so many broken, and so many could not be judged.</summary>
internal sealed record MatrixLevel(int Level, int Kept, int Broken, int NotJudged);

/// <summary>One run: a version of a front-end in a browser.</summary>
internal sealed record MatrixRow(string Name, string Version, int Contract, string Browser, IReadOnlyList<MatrixLevel> Levels, IReadOnlyList<string> Broken, DateTimeOffset At)
{
    public string Said(int level) => Levels.FirstOrDefault(one => one.Level == level) switch
    {
        { Broken: > 0 and var broken } => $"{broken} broken",
        { NotJudged: 0 } => "kept",
        _ => "–",
    };

    public string Day() => At.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>The matrix for people: a row for each run, and a column for each level.</summary>
internal static class MatrixPages
{
    private const string Title = "Front-ends, and what they keep";
    private const string Dash = "–: not judged, not wholly, or a level of the other contract.";

    private static readonly IReadOnlyList<int> Levels = [.. Rules.Levels.Keys.Order()];

    private static string Legend => $"Levels: {string.Join(", ", Levels.Select(level => $"{level} {Rules.Levels[level].Name}"))}. {Dash}";

    public static string Markdown(IReadOnlyList<MatrixRow> rows)
    {
        var text = new StringBuilder($"# {Title}\n\nMade by `npm run certify -- --merge`; do not edit. Each row is a run of `npm run certify`.\n\n{Legend}\n\n");
        text.Append($"| front-end | version | contract | browser | {string.Join(" | ", Levels.Select(level => $"level {level}"))} | broken rules | on |\n|---|---|---|---|{string.Concat(Levels.Select(_ => "---|"))}---|---|\n");
        foreach (var row in rows)
        {
            string[] cells = [Cell(row.Name), Cell(row.Version), $"{row.Contract}", Cell(row.Browser), .. Levels.Select(row.Said), string.Join(", ", row.Broken.Select(rule => $"`{Cell(rule)}`")), row.Day()];
            text.Append($"| {string.Join(" | ", cells)} |\n");
        }

        return text.ToString();
    }

    public static string Html(IReadOnlyList<MatrixRow> rows)
    {
        using var style = new StreamReader(typeof(MatrixPages).Assembly.GetManifestResourceStream("report.css")!);
        var page = new StringBuilder($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Title}</title>
            <style>{style.ReadToEnd()}</style>
            </head>
            <body>
            <main class="wide">
            <h1>{Title}</h1>
            <p class="soft">{Text(Legend)}</p>
            <div class="scroll" tabindex="0" role="group" aria-label="Runs"><table class="rows">
            <thead><tr><th>Front-end</th><th>Version</th><th>Browser</th>{string.Concat(Levels.Select(level => $"<th>Level {level}</th>"))}<th>Broken rules</th><th>On</th></tr></thead>
            <tbody>

            """);
        foreach (var row in rows)
        {
            page.Append($"<tr><td>{Text(row.Name)}</td><td>{Text(row.Version)}</td><td>{Text(row.Browser)}</td>{string.Concat(Levels.Select(level => Cell(row, level)))}<td class=\"long\">{Text(string.Join(", ", row.Broken))}</td><td>{row.Day()}</td></tr>\n");
        }

        return page.Append("</tbody>\n</table></div>\n</main>\n</body>\n</html>\n").ToString().ReplaceLineEndings("\n");
    }

    private static string Cell(MatrixRow row, int level)
    {
        var said = row.Said(level);
        return $"<td class=\"{said switch { "kept" => "passed", "–" => "not-run", _ => "failed" }}\">{said}</td>";
    }

    private static string Cell(string text) => PeoplesReports.Cell(text);

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
