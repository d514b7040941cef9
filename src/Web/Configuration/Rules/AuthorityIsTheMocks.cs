namespace RazorOkta.Web.Configuration.Rules;

/// <summary>
/// A certificate authority from a file is trusted for the mock alone, on this machine: for a real org it would let whoever can write the file
/// stand between us and Okta. There the system's authorities vouch, and nothing in a configuration changes that.
/// </summary>
internal static class AuthorityIsTheMocks
{
    public static IEnumerable<ConfigurationMistake> Check(RawConfig config)
    {
        if (config.MockAuthorityFile is not { } file || Address.TryParse(config.Issuer) is not { } issuer)
        {
            yield break;
        }

        if (issuer.Scheme != Uri.UriSchemeHttps || !config.IsMock(issuer))
        {
            yield return new ConfigurationMistake(
                RawConfig.Key("mockOkta.authorityFile"),
                $"Its certificates are trusted for the mock alone, over https on this machine, and oidc.issuer is {config.Issuer}.",
                file,
                "Remove it.");
        }
    }
}
