using System.Text;

namespace RazorOkta.Certify.Checks;

/// <summary>Which checks are noticed, and which are not.</summary>
internal static class CheckReport
{
    private static readonly (CheckOutcome Outcome, string Heading, string Says)[] Sections =
    [
        (CheckOutcome.Unnoticed, "Not noticed", "No case fails without these: each lacks a row, or is not needed."),
        (CheckOutcome.SecondLine, "Second lines", "What stands before or behind these refuses the same, so nothing is seen from outside when one goes. They are kept for the day when the other goes."),
        (CheckOutcome.NoCheck, "Steps", "Without these there is no value for the code after them to go on with: it does not compile."),
        (CheckOutcome.Noticed, "Noticed", "A case fails without these; the first that did is named, with what it saw."),
    ];

    public static void Say(CheckVerdict verdict, int number, int of)
    {
        var what = verdict.Outcome switch
        {
            CheckOutcome.Noticed => "noticed",
            CheckOutcome.Unnoticed => "unnoticed",
            CheckOutcome.SecondLine => "second line",
            _ => "no value",
        };
        Console.WriteLine($"{number,4} of {of}  {what,-11}  {verdict.Check}  ({verdict.Why})");
    }

    public static void Summarise(IReadOnlyList<CheckVerdict> verdicts)
    {
        int Count(CheckOutcome outcome) => verdicts.Count(verdict => verdict.Outcome == outcome);
        Console.WriteLine();
        Console.WriteLine($"Checks: {Count(CheckOutcome.Noticed)} noticed, {Count(CheckOutcome.Unnoticed)} unnoticed, {Count(CheckOutcome.SecondLine)} second lines, {Count(CheckOutcome.NoCheck)} steps without which there is no value");
    }

    public static void Write(string file, IReadOnlyList<CheckVerdict> verdicts)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var text = new StringBuilder("# The checks of src/Web, each taken away once\n\nMade by `npm run certify:rp -- --checks`; do not edit.\n");
        foreach (var (outcome, heading, says) in Sections.Where(section => verdicts.Any(verdict => verdict.Outcome == section.Outcome)))
        {
            text.Append($"\n## {heading}\n\n{says}\n\n| where | what | the code that goes | {(outcome == CheckOutcome.Noticed ? "noticed by" : "why")} |\n|---|---|---|---|\n");
            foreach (var verdict in verdicts.Where(verdict => verdict.Outcome == outcome))
            {
                text.Append($"| {verdict.Check.File}:{verdict.Check.Line} | {verdict.Check.Kind} | `{Cell(verdict.Check.Text)}` | {Cell(verdict.Why)} |\n");
            }
        }

        File.WriteAllText(file, text.ToString());
    }

    private static string Cell(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Replace("|", "\\|", StringComparison.Ordinal);
}
