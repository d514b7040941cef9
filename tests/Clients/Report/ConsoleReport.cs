using System.Globalization;

namespace RazorOkta.Clients.Report;

/// <summary>What the person in front of the screen sees.</summary>
internal static class ConsoleReport
{
    public static void Say(Verdict verdict)
    {
        var took = verdict.Took.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        var reason = verdict.Reason is null ? "" : $"{Environment.NewLine}               {verdict.Reason}";
        Console.WriteLine($"  {verdict.Outcome,-13}{verdict.Row} ({took} s){reason}");
    }

    /// <summary>The last line is read by programs too.</summary>
    public static void Summarise(IReadOnlyList<Verdict> verdicts)
    {
        int Count(string outcome) => verdicts.Count(verdict => verdict.Outcome == outcome);
        Console.WriteLine();
        Console.WriteLine($"{Count(Outcomes.Passed)} passed, {Count(Outcomes.Failed)} failed, {Count(Outcomes.NotPossible)} not possible");
    }
}
