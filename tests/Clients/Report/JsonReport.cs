using System.Text.Encodings.Web;
using System.Text.Json;

namespace RazorOkta.Clients.Report;

/// <summary>All that is known of each row, for programs. Nothing in it changes from run to run unless a row does.</summary>
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
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, JsonSerializer.Serialize(new { rows = verdicts.Select(Describe) }, Readable) + "\n");
    }

    private static object Describe(Verdict verdict) => new
    {
        client = verdict.Row.Client,
        version = verdict.Row.Version,
        flow = verdict.Row.Flow,
        verdict = verdict.Outcome,
        reason = verdict.Reason,
        evidence = new { seen = verdict.Seen, requests = verdict.Requests },
    };
}
