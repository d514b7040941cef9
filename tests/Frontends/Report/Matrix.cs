using System.Net;
using System.Text;
using System.Text.Json;
using RazorOkta.Frontends.Candidates;

namespace RazorOkta.Frontends.Report;

/// <summary>Many reports on one page: which version of which front-end reaches which level, in which browser. Older rows stay.</summary>
internal static class Matrix
{
    private const string Data = "matrix.json";

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerOptions.Web) { WriteIndented = true, NewLine = "\n" };

    /// <param name="reports">Folders with a <c>report.json</c>.</param>
    /// <param name="folder">Where <c>matrix.json</c> lies, or will.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="CannotBeJudgedException">A report cannot be read.</exception>
    public static int Write(IReadOnlyList<string> reports, string folder)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, Data);
        var rows = File.Exists(file) ? Read<List<Row>>(file) : [];
        foreach (var row in reports.Select(report => Of(Path.Combine(report, "report.json"))))
        {
            rows.RemoveAll(older => (older.Name, older.Version, older.Browser) == (row.Name, row.Version, row.Browser));
            rows.Add(row);
        }

        Row[] sorted = [.. rows.OrderBy(row => row.Name, StringComparer.Ordinal).ThenByDescending(row => row.Version, StringComparer.Ordinal).ThenBy(row => row.Browser, StringComparer.Ordinal)];
        File.WriteAllText(file, JsonSerializer.Serialize(sorted, Readable) + "\n");
        File.WriteAllText(Path.Combine(folder, "matrix.md"), Markdown(sorted));
        File.WriteAllText(Path.Combine(folder, "matrix.html"), Html(sorted));
        Console.WriteLine($"{sorted.Length} rows in {Path.Combine(folder, "matrix.md")}");
        return 0;
    }

    private static Row Of(string file)
    {
        using var json = JsonDocument.Parse(ReadText(file));
        var run = json.RootElement;
        if (run.GetProperty("only").GetString() is { } only)
        {
            throw new CannotBeJudgedException($"{file} tells of a run with --only {only}: what has not been tried belongs into no matrix.");
        }

        var rules = run.GetProperty("rules").EnumerateArray().ToList();
        return new Row(
            run.GetProperty("name").GetString()!, run.GetProperty("version").GetString()!, run.GetProperty("contract").GetInt32(), run.GetProperty("browser").GetString()!.Split(' ')[0],
            run.GetProperty("level").GetInt32(), run.GetProperty("reached").ValueKind == JsonValueKind.Null ? null : run.GetProperty("reached").GetInt32(),
            [.. rules.Where(rule => rule.GetProperty("verdict").GetString() is "failed" or "known failure").Select(rule => rule.GetProperty("id").GetString()!)], run.GetProperty("at").GetString()![..10]);
    }

    private static T Read<T>(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(ReadText(file), Readable)!;
        }
        catch (JsonException e)
        {
            throw new CannotBeJudgedException($"{file} cannot be read: {e.Message}");
        }
    }

    private static string ReadText(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CannotBeJudgedException($"{file} cannot be read: {e.Message}");
        }
    }

    private static string Markdown(IReadOnlyList<Row> rows)
    {
        var text = new StringBuilder("# Front-ends, and what they reach\n\nMade by `npm run certify -- --merge`; do not edit. Each row is a run of `npm run certify`.\n\n| front-end | version | contract | browser | judged by level | reaches | broken rules | on |\n|---|---|---|---|---|---|---|---|\n");
        foreach (var row in rows)
        {
            text.Append($"| {row.Name} | {row.Version} | {row.Contract} | {row.Browser} | {row.Level} | {row.Reached?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none"} | {string.Join(", ", row.Broken.Select(rule => $"`{rule}`"))} | {row.On} |\n");
        }

        return text.ToString();
    }

    private static string Html(IReadOnlyList<Row> rows)
    {
        static string Text(string text) => WebUtility.HtmlEncode(text);
        using var style = new StreamReader(typeof(Matrix).Assembly.GetManifestResourceStream("report.css")!);
        var body = string.Concat(rows.Select(row =>
            $"<tr><td>{Text(row.Name)}</td><td>{Text(row.Version)}</td><td>{Text(row.Browser)}</td><td class=\"{(row.Reached == row.Level ? "passed" : "failed")}\">{(row.Reached is { } reached ? $"level {reached}" : "none")} of {row.Level}</td><td>{Text(string.Join(", ", row.Broken))}</td><td>{Text(row.On)}</td></tr>\n"));
        return $"<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Front-ends, and what they reach</title>\n<style>{style.ReadToEnd()}</style>\n</head>\n<body>\n<main>\n<h1>Front-ends, and what they reach</h1>\n<div class=\"scroll\"><table>\n<thead><tr><th>Front-end</th><th>Version</th><th>Browser</th><th>Reaches</th><th>Broken rules</th><th>On</th></tr></thead>\n<tbody>\n{body}</tbody>\n</table></div>\n</main>\n</body>\n</html>\n";
    }

    private sealed record Row(string Name, string Version, int Contract, string Browser, int Level, int? Reached, IReadOnlyList<string> Broken, string On);
}
