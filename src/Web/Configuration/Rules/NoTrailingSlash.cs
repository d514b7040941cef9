namespace RazorOkta.Web.Configuration.Rules;

/// <summary>Issuers are compared letter by letter (OIDC Core 3.1.3.7), and Okta's end without a slash.</summary>
internal static class NoTrailingSlash
{
    public static IEnumerable<ConfigurationMistake> Check(RawConfig config) =>
        new Setting[] { new(RawConfig.Key("oidc.oktaUrl"), config.OktaUrl), new(RawConfig.Key("oidc.issuer"), config.Issuer) }
            .Where(setting => setting.IsSet && setting.Value.EndsWith('/'))
            .Select(setting => setting.Mistake("A slash at the end is too much.", $"Write {Address.Mended(setting.Value)}"));
}
