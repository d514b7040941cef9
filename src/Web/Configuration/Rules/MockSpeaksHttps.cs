namespace RazorOkta.Web.Configuration.Rules;

/// <summary>A mock that is told to speak https answers nothing else.</summary>
internal static class MockSpeaksHttps
{
    public static IEnumerable<ConfigurationMistake> Check(RawConfig config) =>
        config.MockHttps is null || config.MockHttps.Equals("false", StringComparison.OrdinalIgnoreCase)
            ? []
            : new Setting[] { new(RawConfig.Key("oidc.oktaUrl"), config.OktaUrl), new(RawConfig.Key("oidc.issuer"), config.Issuer) }
                .Where(setting => Address.TryParse(setting.Written) is { Scheme: "http" } address && config.IsMock(address))
                .Select(setting => setting.Mistake(
                    "The mock speaks https (mockOkta.https).",
                    $"Write https://{Address.Mended(setting.Value)["http://".Length..]}"));
}
