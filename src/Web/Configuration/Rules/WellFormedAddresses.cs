namespace RazorOkta.Web.Configuration.Rules;

/// <summary>Addresses are absolute http(s) URLs without user info, query or fragment (OIDC Discovery 3 for the issuer).</summary>
internal static class WellFormedAddresses
{
    public static IEnumerable<ConfigurationMistake> Check(RawConfig config) =>
        config.Addresses
            .Where(setting => !IsWellFormed(setting.Value))
            .Select(setting => setting.Mistake(
                "This is not an absolute http or https address without user name, query and fragment.",
                $"Write it in full, for example {Example(setting.Key)}"));

    private static string Example(string key) => key.Split('.')[^1] switch
    {
        "redirectUri" => $"http://localhost:3000{WebRoutes.Callback}",
        "postLogoutRedirectUri" => "http://localhost:3000/",
        "devServer" => "http://localhost:8080",
        "oktaUrl" => "https://dev-123456.okta.com",
        _ => "https://dev-123456.okta.com/oauth2/default",
    };

    private static bool IsWellFormed(string value) =>
        Address.TryParse(value) is { UserInfo: "", Query: "", Fragment: "" } && !value.Contains('?') && !value.Contains('#');
}
