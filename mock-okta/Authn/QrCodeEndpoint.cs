using QRCoder;
using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Errors;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Authn;

/// <summary>The shared secret as a picture for an authenticator app.</summary>
internal static class QrCodeEndpoint
{
    private const int PixelsPerModule = 4;

    public static string AddressFor(MockOrg org, OktaUser user, Factor factor) => org.Url + RouteFor(org, user, factor);

    /// <summary>For the org's own pages, whatever name they are seen under.</summary>
    public static string PathFor(MockOrg org, OktaUser user, Factor factor) => org.At(RouteFor(org, user, factor));

    public static IResult Get(HttpContext http, MockOrg org, string factorId) =>
        org.QrCodes.Find(Parameters.FromQuery(http.Request)["token"]) is { } content
            ? Results.Bytes(Draw(content), "image/png")
            : AuthnErrors.NotFound(factorId);

    private static string RouteFor(MockOrg org, OktaUser user, Factor factor) =>
        OktaRoutes.QrCodeFor(user.Id, factor.Id, org.QrCodes.Add(Content(org, user, factor)));

    /// <summary>The picture itself, as PNG.</summary>
    public static byte[] Draw(MockOrg org, OktaUser user, Factor factor) => Draw(Content(org, user, factor));

    private static byte[] Draw(string content) => PngByteQRCodeHelper.GetQRCode(content, QRCodeGenerator.ECCLevel.M, PixelsPerModule);

    /// <summary>The key URI format of authenticator apps: <c>otpauth://totp/{issuer}:{account}?secret=…</c></summary>
    private static string Content(MockOrg org, OktaUser user, Factor factor)
    {
        var issuer = Uri.EscapeDataString(new Uri(org.Url).Authority);
        return $"otpauth://totp/{issuer}:{Uri.EscapeDataString(user.Login)}?secret={factor.Secret}&issuer={issuer}&digits={Totp.Digits}&period={Totp.TimeStep}";
    }
}
