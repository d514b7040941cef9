using System.Globalization;
using RazorOkta.Web.Oidc;

namespace RazorOkta.Web.Configuration.Rules;

/// <summary>Settings with a fixed set of values have one of them.</summary>
internal static class KnownValues
{
    public const string Required = "required";
    public const string Optional = "optional";
    public const string IdentityEngine = "identity";
    public const string ClassicEngine = "classic";

    public static IEnumerable<ConfigurationMistake> Check(RawConfig config)
    {
        foreach (var (name, value) in new[] { ("server.port", config.Port), ("mockOkta.port", config.MockPort) })
        {
            if (value is not null && !IsPort(value))
            {
                yield return new ConfigurationMistake(RawConfig.Key(name), "This is not a port.", value, "Write a number from 1 to 65535.");
            }
        }

        if (config.WireProfile is { } profile && WireProfile.Find(profile) is null)
        {
            yield return new ConfigurationMistake(
                RawConfig.Key("server.wireProfile"),
                "There is no such wire profile.",
                profile,
                $"Write one of: {string.Join(", ", WireProfile.All.Select(known => known.Name))}.");
        }

        (string Name, string? Value, string One, string Other)[] choices =
        [
            ("oidc.logoutTokenType", config.LogoutTokenType, Required, Optional),
            ("oidc.engine", config.Engine, IdentityEngine, ClassicEngine),
        ];
        foreach (var (name, value, one, other) in choices)
        {
            if (value is not null && value != one && value != other)
            {
                yield return new ConfigurationMistake(RawConfig.Key(name), "This is neither of its two values.", value, $"Write {one} or {other}.");
            }
        }
    }

    private static bool IsPort(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535;
}
