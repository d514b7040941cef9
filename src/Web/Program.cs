using RazorOkta.Web;
using RazorOkta.Web.Configuration;

// Says what is wrong with the configuration, and starts nothing: for scripts that want to know before they start more.
const string check = "--check";

try
{
    var config = SamplesConfigFile.Load([.. args.Where(arg => arg != check)]);
    if (args.Contains(check))
    {
        return 0;
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
