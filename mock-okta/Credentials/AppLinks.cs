using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Credentials;

/// <summary>What stands in the QR codes: addresses that open an app.</summary>
internal static class AppLinks
{
    private const string OktaVerifyId = "autOktaVerify0000001";

    /// <summary>The key URI format of authenticator apps: <c>otpauth://totp/{issuer}:{account}?secret=…</c></summary>
    public static string Totp(MockOrg org, OktaUser user, string secret)
    {
        var issuer = Uri.EscapeDataString(new Uri(org.Url).Authority);
        return $"otpauth://totp/{issuer}:{Uri.EscapeDataString(user.Login)}?secret={secret}&issuer={issuer}&digits={Credentials.Totp.Digits}&period={Credentials.Totp.TimeStep}";
    }

    /// <summary>
    /// Okta Verify's own, as people have read it from its QR codes: <c>oktaverify://{e-mail}/?t={one-time token}&amp;f={authenticator}&amp;s={org}</c>.
    /// The token is the id by which the control address answers for the phone.
    /// </summary>
    public static string Activation(MockOrg org, OktaUser user, PushChallenge push) =>
        $"oktaverify://{user.Email}/?t={push.Id}&f={OktaVerifyId}&s={Uri.EscapeDataString(org.Url)}";
}
