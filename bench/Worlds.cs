using System.Net.Http.Json;
using System.Text.Json;
using RazorOkta.MockOkta;
using RazorOkta.MockOkta.Definition;

namespace RazorOkta.Bench;

/// <summary>
/// Two hundred worlds at once, twenty logins in each, all mixed: every login ends in its own world, and when the worlds are dropped their memory comes back.
/// </summary>
internal static class Worlds
{
    private const int Count = 200;
    private const int LoginsInEach = 20;
    private const int AtOnce = 32;

    public static async Task RunAsync()
    {
        await using var server = await MockOktaServer.StartAsync(new MockOktaSettings { Port = 0, Org = Login.Definition });
        using var http = Login.NewClient(server.Url);
        await RoundAsync(server, http); // everything compiled, all pools filled
        var before = Memory();
        for (var round = 0; round < 3; round++)
        {
            var (milliseconds, full) = await RoundAsync(server, http);
            Console.WriteLine($"{Count} worlds, {Count * LoginsInEach} logins: made in {milliseconds:F2} ms each; memory {before / 1048576.0:F1} MiB before, {full / 1048576.0:F1} with all, {Memory() / 1048576.0:F1} after");
        }
    }

    private static async Task<(double MillisecondsEach, long Full)> RoundAsync(MockOktaServer server, HttpClient http)
    {
        var started = TimeProvider.System.GetTimestamp();
        var worlds = Enumerable.Range(0, Count).Select(_ => server.CreateWorld(Definition())).ToArray();
        var made = TimeProvider.System.GetElapsedTime(started).TotalMilliseconds / Count;
        var order = Enumerable.Range(0, Count * LoginsInEach).OrderBy(_ => Random.Shared.Next());
        await Parallel.ForEachAsync(order, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, _) => await LogInAsync(http, worlds[i % Count]));
        var full = Memory();
        foreach (var world in worlds)
        {
            var sessions = (await http.GetFromJsonAsync<JsonElement>($"{world.Url}/_mock/tokens")).GetProperty("tokens").GetArrayLength();
            if (sessions != LoginsInEach)
            {
                throw new InvalidOperationException($"{world.Url} has {sessions} tokens in place of {LoginsInEach}.");
            }

            world.Dispose();
        }

        return (made, full);
    }

    private static async Task LogInAsync(HttpClient http, MockOktaWorld world)
    {
        using var tokens = await Login.RunAsync(http, world.Url);
        var claims = Login.ClaimsOf(tokens.RootElement.GetProperty("id_token").GetString()!);
        if (claims.GetProperty("iss").GetString() != $"{world.Url}/oauth2/default")
        {
            throw new InvalidOperationException($"A login at {world.Url} got a token of {claims.GetProperty("iss")}.");
        }
    }

    /// <summary>One of its own for each: nothing of a world is shared by being the same object.</summary>
    private static OrgDefinition Definition() => Login.Definition with { Users = [.. Login.Definition.Users.Select(user => user with { })] };

    private static long Memory()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
