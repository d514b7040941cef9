using RazorOkta.Bench;
using RazorOkta.Bench.Soaking;

var benchmarks = new Dictionary<string, Func<string[], Task<int>>>(StringComparer.Ordinal)
{
    ["mock-login"] = args => WithoutAsync(args, MockLogin.RunAsync),
    ["worlds"] = args => WithoutAsync(args, Worlds.RunAsync),
    ["start"] = args => WithoutAsync(args, Start.RunAsync),
    ["soak"] = Soak.RunAsync,
};

if (args is [var name, .. var rest] && benchmarks.TryGetValue(name, out var run))
{
    return await run(rest);
}

Console.Error.WriteLine($"Say which: {string.Join(", ", benchmarks.Keys)}. For example: dotnet run -c Release --project bench -- mock-login");
return 1;

static async Task<int> WithoutAsync(string[] args, Func<Task> run)
{
    if (args.Length > 0)
    {
        Console.Error.WriteLine($"It takes no arguments. Given: {string.Join(' ', args)}");
        return 1;
    }

    await run();
    return 0;
}
