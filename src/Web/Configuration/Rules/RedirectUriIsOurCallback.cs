namespace RazorOkta.Web.Configuration.Rules;

/// <summary>Okta sends the browser to this address; it must end at our callback, on the port where we listen.</summary>
internal static class RedirectUriIsOurCallback
{
    private static readonly string Key = RawConfig.Key("oidc.redirectUri");

    public static IEnumerable<ConfigurationMistake> Check(RawConfig config)
    {
        if (Address.TryParse(config.RedirectUri) is not { } uri)
        {
            yield break;
        }

        var origin = uri.GetLeftPart(UriPartial.Authority);
        if (config.RedirectUri != origin + WebRoutes.Callback)
        {
            yield return new ConfigurationMistake(
                Key,
                "This is not our callback.",
                config.RedirectUri,
                $"Write {origin}{WebRoutes.Callback}, here and in the application's Sign-in redirect URIs at Okta.");
        }

        // Behind a proxy the two ports differ, and the address is https then or not this machine's.
        if (uri is { IsLoopback: true, Scheme: "http" } && int.TryParse(config.Port ?? $"{Defaults.WebPort}", out var port) && port != uri.Port)
        {
            yield return new ConfigurationMistake(
                Key,
                $"The port is {uri.Port}, but the web app listens on {port}: the browser would not find its way back.",
                config.RedirectUri,
                $"Let it and {RawConfig.Key("server.port")} name the same port.");
        }
    }
}
