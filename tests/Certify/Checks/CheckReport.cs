using System.Text;

namespace RazorOkta.Certify.Checks;

/// <summary>Which checks are noticed, and which are not.</summary>
internal static class CheckReport
{
    public static void Say(CheckVerdict verdict, int number, int of)
    {
        if (verdict.Outcome == CheckOutcome.Unnoticed)
        {
            Console.WriteLine($"  unnoticed  {verdict.Check} ({verdict.Why})");
        }
        else if (number % 25 == 0)
        {
            Console.WriteLine($"  {number} of {of}");
        }
    }

    public static void Summarise(IReadOnlyList<CheckVerdict> verdicts)
    {
        int Count(CheckOutcome outcome) => verdicts.Count(verdict => verdict.Outcome == outcome);
        Console.WriteLine();
        Console.WriteLine($"Checks: {Count(CheckOutcome.Noticed)} noticed, {Count(CheckOutcome.Unnoticed)} unnoticed, {Count(CheckOutcome.SecondLine)} second lines, {Count(CheckOutcome.NoCheck)} without which nothing compiles");
    }

    public static void Write(string file, IReadOnlyList<CheckVerdict> verdicts)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var text = new StringBuilder("# The checks of src/Web, each taken away once\n\nMade by `npm run certify:rp -- --checks`; do not edit.\n");
        foreach (var outcome in new[] { CheckOutcome.Unnoticed, CheckOutcome.SecondLine, CheckOutcome.Noticed })
        {
            text.Append($"\n## {outcome}\n\n| where | what | the code that goes | {(outcome == CheckOutcome.Noticed ? "noticed by" : "why")} |\n|---|---|---|---|\n");
            foreach (var verdict in verdicts.Where(verdict => verdict.Outcome == outcome))
            {
                text.Append($"| {verdict.Check.File}:{verdict.Check.Line} | {verdict.Check.Kind} | `{Cell(verdict.Check.Text)}` | {Cell(verdict.Why)} |\n");
            }
        }

        File.WriteAllText(file, text.ToString());
    }

    private static string Cell(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Replace("|", "\\|", StringComparison.Ordinal);
}
