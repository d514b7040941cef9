using RazorOkta.Web.Oidc;

namespace RazorOkta.Web.Configuration.Rules;

/// <summary>
/// Okta's Identity Engine begins a login at its interact endpoint, which insists on a code challenge. Where logins carry none, the org's sign-in is driven
/// by the classic engine or not at all.
/// </summary>
internal static class EngineFitsProfile
{
    public static IEnumerable<ConfigurationMistake> Check(RawConfig config)
    {
        if (config is { Engine: KnownValues.IdentityEngine, WireProfile: { } name } && WireProfile.Find(name) is { ProvesPossession: false } profile)
        {
            yield return new ConfigurationMistake(
                RawConfig.Key("oidc.engine"),
                $"The Identity Engine asks for PKCE, and server.wireProfile is {profile.Name}, which has none.",
                config.Engine,
                $"Write {KnownValues.ClassicEngine}, or let server.wireProfile be {WireProfile.Standard.Name}.");
        }
    }
}
