// Certifies a front-end: takes it, tries it with every check, writes a report. See CommandLine.Usage.
using RazorOkta.Frontends;
using RazorOkta.Frontends.Candidates;
using RazorOkta.Frontends.Checks;
using RazorOkta.Frontends.Report;

const int cannotBeJudged = 2;

CommandLine line;
try
{
    line = CommandLine.Parse(args);
}
catch (ArgumentException e)
{
    Console.Error.WriteLine($"{e.Message}{Environment.NewLine}{CommandLine.Usage(Surroundings.Command)}");
    return cannotBeJudged;
}

if (line.Help)
{
    Console.WriteLine(CommandLine.Usage(Surroundings.Command));
    return 0;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

try
{
    if (line is { List: false, Merge.Count: 0 })
    {
        await Surroundings.PrepareAsync(line.Browser, stop.Token);
    }

    return line switch
    {
        { List: true } => Say(AllChecks.All),
        { Merge.Count: > 0 } => Matrix.Write(line.Merge, line.Out ?? CommandLine.DefaultOut),
        { Prove: true } => await Proving.RunAsync(line, stop.Token),
        { Watch: true } => await Watching.RunAsync(line, stop.Token),
        _ => await Judging.RunAsync(line, stop.Token),
    };
}
catch (CannotBeJudgedException e)
{
    Console.Error.WriteLine($"It cannot be judged: {e.Message}");
    return cannotBeJudged;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return cannotBeJudged;
}

static int Say(IReadOnlyList<Check> checks)
{
    foreach (var check in checks)
    {
        Console.WriteLine($"{Rules.Named(check.Rule).Level}  {check.Name}");
    }

    return 0;
}
