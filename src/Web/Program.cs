using System.Text.Json;
using RazorOkta.FrontendHost;
using RazorOkta.Web;
using RazorOkta.Web.Configuration;

// Says what is wrong with the configuration, and starts nothing: for scripts that want to know before they start more.
const string check = "--check";

// Says, as JSON, how the development server of the chosen front-end is started.
const string devServer = "--dev-server";

try
{
    var config = SamplesConfigFile.Load([.. args.Where(arg => arg is not check and not devServer)]);
    if (args.Contains(check))
    {
        return 0;
    }

    if (args.Contains(devServer))
    {
        var (script, problem) = FrontendHostServices.FindDevServer(WebApp.FrontendOf(config));
        await (script is null ? Console.Error : Console.Out).WriteLineAsync(script is null ? problem!.ToString() : JsonSerializer.Serialize(script, JsonSerializerOptions.Web));
        return script is null ? 1 : 0;
    }

    await using var app = WebApp.Build(config);
    await app.RunAsync();
    return 0;
}
catch (Exception e) when (e is ConfigurationException or StateFolderException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
catch (IOException e) when (WebApp.IsPortTaken(e))
{
    Console.Error.WriteLine($"{e.Message} Choose another port with --port, or with oktaSample.server.port and oidc.redirectUri in {SamplesConfigFile.Name}.");
    return 1;
}
