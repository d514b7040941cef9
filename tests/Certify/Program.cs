// Tries the web app with everything that a relying party must survive. Exit code 0: no row failed.
using RazorOkta.Certify;
using RazorOkta.Certify.Backends;
using RazorOkta.Certify.Checks;
using RazorOkta.Certify.Report;
using RazorOkta.Certify.Running;
using RazorOkta.Harness;
using RazorOkta.MockOkta;

CommandLine line;
try
{
    line = CommandLine.Parse(args);
}
catch (ArgumentException e)
{
    Console.Error.WriteLine($"{e.Message}{Environment.NewLine}{CommandLine.Usage}");
    return 2;
}

var selection = Selection.Of(line);
if (line.List)
{
    selection.Say(Console.Out);
    return 0;
}

if (selection.IsEmpty)
{
    Console.Error.WriteLine($"No case matches '{line.Only}'.");
    return 2;
}

var folder = line.Out ?? RepositoryFolder.Artifacts("certify");
if (line.Backend is not null)
{
    return await BackendRun.RunAsync(line, folder);
}

await using var worlds = await MockOktaServer.StartAsync();
if (line.UntilRed is { } names)
{
    return await UntilRed.RunAsync(worlds, Selection.Pick(selection.Trials, await File.ReadAllLinesAsync(names)));
}

if (line.Reached is { } reaching)
{
    return await Reached.RunAsync(worlds, Selection.Pick(selection.Trials, await File.ReadAllLinesAsync(reaching)));
}

if (line.Checks)
{
    return await CheckRun.RunAsync(selection.Trials, folder, line);
}

var ran = await new Runner(worlds).RunAsync(selection.Trials, atOnce: 5, ConsoleReport.Say);
IReadOnlyList<Verdict> verdicts = [.. selection.InOrder(ran)];

JsonReport.Write(Path.Combine(folder, "results.json"), verdicts);
JUnitReport.Write(Path.Combine(folder, "results.xml"), verdicts);
MarkdownReport.Write(Path.Combine(folder, "certificate.md"), verdicts);
if (line.Only is null && (line.Out is null || line.Keep))
{
    // A part of the list would overwrite the whole.
    MarkdownReport.Write(Path.Combine(RepositoryFolder.Root, "docs", "rp-certificate.md"), verdicts);
}

ConsoleReport.Summarise(verdicts);
return verdicts.Any(verdict => verdict.Outcome == Outcomes.Failed) ? 1 : 0;
