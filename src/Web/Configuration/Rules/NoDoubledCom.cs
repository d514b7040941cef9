namespace RazorOkta.Web.Configuration.Rules;

/// <summary>The usual slip: <c>https://{yourOktaDomain}.com</c> filled with a domain that has its <c>.com</c> already.</summary>
internal static class NoDoubledCom
{
    public static IEnumerable<ConfigurationMistake> Check(RawConfig config) =>
        config.Addresses
            .Where(setting => Address.TryParse(setting.Value)?.Host.EndsWith(".com.com", StringComparison.OrdinalIgnoreCase) == true)
            .Select(setting => setting.Mistake(
                "The host ends in .com.com.",
                $"Write {Address.Mended(setting.Value)}"));
}
