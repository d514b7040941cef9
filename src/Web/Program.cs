using RazorOkta.Web;
using RazorOkta.Web.Configuration;

try
{
    var config = SamplesConfigFile.Load(args);
    await using var app = WebApp.Build(config);
    await app.RunAsync();
    return 0;
}
catch (ConfigurationException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
catch (IOException e) when (WebApp.IsPortTaken(e))
{
    Console.Error.WriteLine($"{e.Message} Choose another port with --port, or with oktaSample.server.port and oidc.redirectUri in {SamplesConfigFile.Name}.");
    return 1;
}
