namespace RazorOkta.Web.Configuration.Rules;

/// <summary>The usual slip: the address was copied from the admin console's address bar.</summary>
internal static class NoAdminDomain
{
    public static IEnumerable<ConfigurationMistake> Check(RawConfig config) =>
        config.Addresses
            .Where(setting => Address.OktaDomains.Any(domain =>
                Address.TryParse(setting.Value)?.Host.EndsWith($"-admin.{domain}", StringComparison.OrdinalIgnoreCase) == true))
            .Select(setting => setting.Mistake(
                "This is the address of the admin console, not of the org.",
                $"Write {Address.Mended(setting.Value)}"));
}
