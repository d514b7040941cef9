using System.Globalization;

namespace RazorOkta.Certify.Report;

/// <summary>What the person in front of the screen sees: what failed, and how far it is.</summary>
internal static class ConsoleReport
{
    private static int _tried;

    public static void Say(Verdict verdict)
    {
        var number = Interlocked.Increment(ref _tried);
        if (verdict.Outcome == Outcomes.Failed)
        {
            var took = verdict.Took.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
            Console.WriteLine($"  failed  {verdict.Name} ({took} s){Environment.NewLine}          expected {verdict.Expected}{Environment.NewLine}          observed {verdict.Observed}");
        }
        else if (number % 100 == 0)
        {
            Console.WriteLine($"  {number} cases tried");
        }
    }

    /// <summary>The last line is read by programs too.</summary>
    public static void Summarise(IReadOnlyList<Verdict> verdicts)
    {
        var rows = RowVerdict.Of(verdicts);
        int Rows(string outcome) => rows.Count(row => row.Outcome == outcome);
        int Cases(string outcome) => verdicts.Count(verdict => verdict.Outcome == outcome);
        foreach (var missing in verdicts.Where(verdict => verdict.Outcome == Outcomes.Failed && verdict.Took == TimeSpan.Zero))
        {
            Console.WriteLine($"  failed  {missing.Name}: {missing.Observed}");
        }

        Console.WriteLine();
        Console.WriteLine($"Rows: {Rows(Outcomes.Passed)} passed, {Rows(Outcomes.Failed)} failed, {Rows(Outcomes.NotOffered)} not offered");
        Console.WriteLine($"Cases: {Cases(Outcomes.Passed)} passed, {Cases(Outcomes.Failed)} failed");
    }
}
