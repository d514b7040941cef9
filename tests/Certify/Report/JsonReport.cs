using System.Text.Encodings.Web;
using System.Text.Json;

namespace RazorOkta.Certify.Report;

/// <summary>All that is known of each case, for programs.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(string file, IReadOnlyList<Verdict> verdicts)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        File.WriteAllText(file, JsonSerializer.Serialize(new { cases = verdicts.Select(Describe) }, Readable) + "\n");
    }

    private static object Describe(Verdict verdict) => new
    {
        id = verdict.Listing.Id,
        variant = verdict.Variant,
        area = verdict.Listing.Section,
        by = $"{verdict.Listing.By}",
        profile = verdict.Listing.Profile,
        verdict = verdict.Outcome,
        expected = verdict.Expected,
        observed = verdict.Observed,
        evidence = verdict.Evidence,
        reasons = verdict.Reasons,
        seconds = Math.Round(verdict.Took.TotalSeconds, 2),
    };
}
