using RazorOkta.Bench;

var benchmarks = new Dictionary<string, Func<Task>>(StringComparer.Ordinal)
{
    ["mock-login"] = MockLogin.RunAsync,
    ["worlds"] = Worlds.RunAsync,
    ["start"] = Start.RunAsync,
};

if (args is [var name] && benchmarks.TryGetValue(name, out var run))
{
    await run();
    return 0;
}

Console.Error.WriteLine($"Say which: {string.Join(", ", benchmarks.Keys)}. For example: dotnet run -c Release --project bench -- mock-login");
return 1;
