using System.Net.Sockets;
using RazorOkta.MockOkta.Configuration;
using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Worlds;

namespace RazorOkta.MockOkta;

/// <summary>The org on its own: reads the samples' configuration, says where it is, and runs until Ctrl-C.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        // Answers where the system reports what came in, without a hop to another thread. The socket library reads this once, at its first use.
        Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");
        var line = CommandLine.Parse(args, Directory.GetCurrentDirectory());
        if (line.Problem is not null)
        {
            return Refuse([line.Problem, "", CommandLine.Usage]);
        }

        if (line.Help || line.Version)
        {
            Console.WriteLine(line.Help ? CommandLine.Usage : typeof(Program).Assembly.GetName().Version!.ToString(3));
            return 0;
        }

        return await RunAsync(line);
    }

    private static async Task<int> RunAsync(CommandLine line)
    {
        var named = line.ConfigFile ?? Environment.GetEnvironmentVariable(SamplesConfigFile.PathVariable);
        var config = SamplesConfig.Read(Directory.GetCurrentDirectory(), named, line.Settings);
        if (line.Check)
        {
            // The section oidc is the web app's too, and checked there with better knowledge of what it is for.
            string[] own = [.. config.Mistakes.Where(mistake => !mistake.Contains("oidc.", StringComparison.Ordinal))];
            return own.Length == 0 ? 0 : Refuse(own);
        }

        if (config.Mistakes.Count > 0)
        {
            return Refuse(["mock-okta cannot start:", .. config.Mistakes.Select(mistake => $"  - {mistake}")]);
        }

        await using var app = MockOktaApp.Build(config.Settings with { Logging = LogToTheConsole });
        try
        {
            await app.StartAsync();
        }
        catch (Exception cause) when (cause is IOException or SocketException)
        {
            return Refuse([Explain(cause, config.Settings.Port)]);
        }
        catch (InvalidDataException unusable)
        {
            return Refuse([unusable.Message]);
        }

        Console.WriteLine(StartBlock(app.Services.GetRequiredService<WorldRegistry>().Root, config.Settings));
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static int Refuse(IEnumerable<string> lines)
    {
        Console.Error.WriteLine(string.Join(Environment.NewLine, lines));
        return 1;
    }

    private static string Explain(Exception cause, int port) => cause.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException
        ? $"Port {port} is already in use, perhaps by another mock-okta. Stop it, or choose another port with oktaSample.mockOkta.port (and the same in oidc.issuer and oidc.oktaUrl)."
        : $"Port {port} cannot be opened: {cause.Message} Choose another with oktaSample.mockOkta.port.";

    private static string StartBlock(MockOrg org, MockOktaSettings settings) =>
        $"""

        mock-okta  {org.Url}
        issuer     {org.DefaultIssuer}
        users      {string.Join(", ", org.Users.All.Select(user => $"{user.ShortName} / {user.Password}"))}
        leniencies {(org.Definition.Leniencies.Count == 0 ? "none" : string.Join(", ", org.Definition.Leniencies))}
        definition {settings.DefinitionFile ?? "built in"}

        """;

    private static void LogToTheConsole(ILoggingBuilder logging) => logging
        .AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss ";
        })
        .SetMinimumLevel(LogLevel.Warning)
        .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None) // else every request starts an Activity and a scope that nobody looks at
        .AddFilter(typeof(MockOrg).FullName, LogLevel.Information);
}
