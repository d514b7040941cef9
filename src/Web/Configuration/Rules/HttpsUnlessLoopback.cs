namespace RazorOkta.Web.Configuration.Rules;

/// <summary>Codes, secrets and tokens cross a network only under TLS (OAuth 2.1 1.5; RFC 9700 2.6).</summary>
internal static class HttpsUnlessLoopback
{
    public static IEnumerable<ConfigurationMistake> Check(RawConfig config) =>
        config.Addresses
            .Where(setting => Address.TryParse(setting.Value) is { IsLoopback: false, Scheme: "http" })
            .Select(setting => setting.Mistake(
                "http is refused for anything but this machine.",
                $"Write {Address.Mended(setting.Value)}"));
}
