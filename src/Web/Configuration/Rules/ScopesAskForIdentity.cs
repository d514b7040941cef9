namespace RazorOkta.Web.Configuration.Rules;

/// <summary>A login asks for <c>openid</c> (OIDC Core 3.1.2.1): without it, there is no ID token, and nobody is known afterwards.</summary>
internal static class ScopesAskForIdentity
{
    public static IEnumerable<ConfigurationMistake> Check(RawConfig config)
    {
        if (config.Scopes is not { } scopes)
        {
            yield break;
        }

        if (!scopes.Contains("openid", StringComparer.Ordinal))
        {
            yield return Mistake(scopes, "The scopes do not contain openid.", "Add \"openid\", or leave the setting out: the default is openid profile email.");
        }

        // RFC 6749 3.3
        if (scopes.FirstOrDefault(scope => scope.Length == 0 || scope.Any(c => c is <= ' ' or '"' or '\\' or > '~')) is { } odd)
        {
            yield return Mistake(scopes, $"\"{odd}\" is no scope.", "A scope is made of letters, digits and signs of ASCII, without spaces, quotes and backslashes.");
        }
    }

    private static ConfigurationMistake Mistake(IReadOnlyList<string> scopes, string wrong, string cure) =>
        new(RawConfig.Key("oidc.scopes"), wrong, string.Join(' ', scopes), cure);
}
