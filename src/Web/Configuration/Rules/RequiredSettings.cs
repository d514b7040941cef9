namespace RazorOkta.Web.Configuration.Rules;

/// <summary>Without these no login can work.</summary>
internal static class RequiredSettings
{
    public static IEnumerable<ConfigurationMistake> Check(RawConfig config) =>
        config.Required
            .Where(setting => !setting.IsSet)
            .Select(setting => setting.Mistake("The setting is missing.", Cure(setting.Key, config)));

    private static string Cure(string key, RawConfig config) => key.Split('.')[^1] switch
    {
        "oktaUrl" => "Set it to the base URL of your Okta org, for example https://dev-123456.okta.com.",
        "issuer" => $"Set it to the authorization server, for example {config.OktaUrl ?? "https://dev-123456.okta.com"}/oauth2/default.",
        "clientId" when IsOnThisMachine(config) => "With the mock, any id will do: it registers what stands here, for example 0oaRazorOktaSample01.",
        "clientSecret" when IsOnThisMachine(config) => "With the mock, any text will do: it registers what stands here.",
        "clientId" => "Copy it from the application's General tab in the Okta admin console.",
        "clientSecret" => "Copy it from the application's General tab; keep a real one in user secrets: "
            + "dotnet user-secrets --project src/Web set \"oktaSample:oidc:clientSecret\" SECRET",
        _ => $"Set it to the Sign-in redirect URI of the application, for example http://localhost:3000{WebRoutes.Callback}.",
    };

    private static bool IsOnThisMachine(RawConfig config) => Address.TryParse(config.Issuer ?? config.OktaUrl) is { IsLoopback: true };
}
