// Tries the mock org with every client of the matrix. Exit code 0: no row failed.
using RazorOkta.Clients;
using RazorOkta.Clients.Report;
using RazorOkta.Clients.Running;
using RazorOkta.MockOkta;

var only = args is ["--only", var pattern] ? pattern : null;
var rows = Matrix.Rows.Where(row => only is null || row.ToString().Contains(only, StringComparison.OrdinalIgnoreCase) || row.Id.Contains(only, StringComparison.OrdinalIgnoreCase)).ToList();
if (rows.Count == 0)
{
    Console.Error.WriteLine($"No row matches '{only}'.");
    return 2;
}

await using var worlds = await MockOktaServer.StartAsync();
await using var apps = await AppHost.StartAsync();
await using var chromium = await Chromium.LaunchAsync();

var verdicts = await new Runner(worlds, apps, chromium).RunAsync(rows, atOnce: 3, ConsoleReport.Say);
JsonReport.Write(Path.Combine(Folders.Artifacts, "clients.json"), verdicts);
if (only is null)
{
    // A part of the matrix would overwrite the whole.
    JsonReport.Write(Path.Combine(Folders.Docs, "clients.json"), verdicts);
    MarkdownReport.Write(Path.Combine(Folders.Docs, "clients.md"), verdicts);
}

ConsoleReport.Summarise(verdicts);
return verdicts.Any(verdict => verdict.Outcome == Outcomes.Failed) ? 1 : 0;
