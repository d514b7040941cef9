namespace RazorOkta.Web.Configuration.Rules;

/// <summary>Issuer and org are the same mock, or neither is one. (A real org may have an issuer under a domain of the customer's own.)</summary>
internal static class OneOrg
{
    public static IEnumerable<ConfigurationMistake> Check(RawConfig config)
    {
        if (Address.TryParse(config.Issuer) is { } issuer && Address.TryParse(config.OktaUrl) is { } org
            && (issuer.IsLoopback || org.IsLoopback) && issuer.Authority != org.Authority)
        {
            yield return new ConfigurationMistake(
                RawConfig.Key("oidc.issuer"),
                $"It is at {issuer.Authority}, and oidc.oktaUrl is at {org.Authority}.",
                config.Issuer,
                $"Let both begin alike, for example with {Address.Mended(org.GetLeftPart(UriPartial.Authority))}");
        }
    }
}
