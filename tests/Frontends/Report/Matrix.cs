using System.Text.Json;
using RazorOkta.Frontends.Candidates;
using RazorOkta.Frontends.Running;

namespace RazorOkta.Frontends.Report;

/// <summary>Many reports on one page: which version of which front-end keeps which level, in which browser. Older versions stay.</summary>
internal static class Matrix
{
    private const string Data = "matrix.json";

    /// <summary>The words of a report for a rule that is kept.</summary>
    private static readonly string[] Kept = [.. Enum.GetValues<Outcome>().Where(Certificate.IsKept).Select(Words.Of)];

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerOptions.Web)
    {
        WriteIndented = true, NewLine = "\n", RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true,
    };

    /// <param name="reports">Folders with a <c>report.json</c>.</param>
    /// <param name="folder">Where <c>matrix.json</c> lies, or will.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="CannotBeJudgedException">A report cannot be read.</exception>
    public static int Write(IReadOnlyList<string> reports, string folder)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, Data);
        var rows = File.Exists(file) ? RowsOf(file) : [];
        foreach (var row in reports.Select(report => RowOf(Path.Combine(report, "report.json"))))
        {
            Add(rows, row);
        }

        MatrixRow[] sorted =
        [
            .. rows.OrderBy(row => row.Name, StringComparer.Ordinal).ThenByDescending(row => row.Version, VersionOrder.Instance).ThenBy(row => row.Browser, StringComparer.Ordinal),
        ];
        File.WriteAllText(file, JsonSerializer.Serialize(new Table(sorted), Readable) + "\n");
        File.WriteAllText(Path.Combine(folder, "matrix.md"), MatrixPages.Markdown(sorted));
        File.WriteAllText(Path.Combine(folder, "matrix.html"), MatrixPages.Html(sorted));
        Console.WriteLine($"{sorted.Length} rows in {Path.Combine(folder, "matrix.md")}");
        return 0;
    }

    /// <summary>Of two runs of the same, the later one counts, in whatever order they are merged.</summary>
    private static void Add(List<MatrixRow> rows, MatrixRow row)
    {
        var same = rows.FindIndex(other => (other.Name, other.Version, other.Browser) == (row.Name, row.Version, row.Browser));
        if (same < 0)
        {
            rows.Add(row);
        }
        else if (rows[same].At <= row.At)
        {
            rows[same] = row;
        }
    }

    private static List<MatrixRow> RowsOf(string file)
    {
        var text = ReadText(file);
        return text.TrimStart().StartsWith('[') // the rows alone, which knew nothing of levels
            ? throw new CannotBeJudgedException($"{file} was made by an older version; delete it and merge again.")
            : [.. Parse<Table>(file, text).Rows];
    }

    private static MatrixRow RowOf(string file)
    {
        var run = Parse<Run>(file, ReadText(file));
        return run.Only is { } only
            ? throw new CannotBeJudgedException($"{file} tells of a run with --only {only}: what has not been tried belongs into no matrix.")
            : new MatrixRow(run.Name, run.Version, run.Contract, run.Browser.Split(' ')[0], [.. run.Rules.GroupBy(rule => rule.Level).OrderBy(level => level.Key).Select(LevelOf)], [.. run.Rules.Where(IsBroken).Select(rule => rule.Id)], run.At);
    }

    private static MatrixLevel LevelOf(IGrouping<int, RunRule> level) => new(level.Key, level.Count(IsKept), level.Count(IsBroken), level.Count(rule => !IsKept(rule) && !IsBroken(rule)));

    private static bool IsKept(RunRule rule) => Kept.Contains(rule.Verdict);

    private static bool IsBroken(RunRule rule) => rule.Verdict is "failed" or "known failure";

    private static T Parse<T>(string file, string text)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, Readable) ?? throw new JsonException("it is null.");
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

    private sealed record Table(IReadOnlyList<MatrixRow> Rows);

    /// <summary>What a matrix takes from a report (contract/report.schema.json).</summary>
    private sealed record Run(string Name, string Version, int Contract, string Browser, DateTimeOffset At, string? Only, IReadOnlyList<RunRule> Rules);

    private sealed record RunRule(string Id, int Level, string Verdict);
}
