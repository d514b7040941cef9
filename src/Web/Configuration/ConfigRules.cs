using RazorOkta.Web.Configuration.Rules;

namespace RazorOkta.Web.Configuration;

/// <summary>Every rule that the configuration must pass, one file each. All of them always run: mistakes are reported together.</summary>
internal static class ConfigRules
{
    public static readonly IReadOnlyList<Func<RawConfig, IEnumerable<ConfigurationMistake>>> All =
    [
        RequiredSettings.Check,
        NoPlaceholders.Check,
        WellFormedAddresses.Check,
        HttpsUnlessLoopback.Check,
        NoTrailingSlash.Check,
        NoAdminDomain.Check,
        NoDoubledCom.Check,
        OneOrg.Check,
        MockSpeaksHttps.Check,
        AuthorityIsTheMocks.Check,
        RedirectUriIsOurCallback.Check,
        ScopesAskForIdentity.Check,
        KnownValues.Check,
        EngineFitsProfile.Check,
    ];
}
