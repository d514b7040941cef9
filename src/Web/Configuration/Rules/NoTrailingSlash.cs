namespace RazorOkta.Web.Configuration.Rules;

/// <summary>
/// Issuers are compared letter by letter (OIDC Core 3.1.3.7), and Okta's end without a slash. Other providers have issuers that are a host and a
/// slash, and these stay as they are.
/// </summary>
internal static class NoTrailingSlash
{
    public static IEnumerable<ConfigurationMistake> Check(RawConfig config)
    {
        if (config.OktaUrl is { } org && org.EndsWith('/'))
        {
            yield return Mistake("oidc.oktaUrl", org);
        }

        if (config.Issuer is { } issuer && issuer.EndsWith('/') && !(Address.TryParse(issuer) is { AbsolutePath: "/" } root && !config.IsMock(root) && !Address.IsOkta(root)))
        {
            yield return Mistake("oidc.issuer", issuer);
        }
    }

    private static ConfigurationMistake Mistake(string key, string written) =>
        new(RawConfig.Key(key), "A slash at the end is too much.", written, $"Write {Address.Mended(written)}");
}
