using QRCoder;
using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Authn;

/// <summary>What an app on a phone is given, as a picture.</summary>
internal static class QrCodeEndpoint
{
    private const int PixelsPerModule = 4;

    public static string AddressFor(MockOrg org, OktaUser user, FactorChallenge challenge) => org.Url + RouteFor(org, user, challenge);

    /// <summary>For the org's own pages, whatever name they are seen under.</summary>
    public static string PathFor(MockOrg org, OktaUser user, FactorChallenge challenge) => org.At(RouteFor(org, user, challenge));

    public static IResult Get(HttpContext http, MockOrg org, string factorId) =>
        org.QrCodes.Find(Parameters.FromQuery(http.Request)["token"]) is { } content
            ? Results.Bytes(Draw(content), "image/png")
            : AuthnErrors.NotFound(factorId);

    private static string RouteFor(MockOrg org, OktaUser user, FactorChallenge challenge) =>
        OktaRoutes.QrCodeFor(user.Id, challenge.Factor.Id, org.QrCodes.Add(challenge.AppLink ?? ""));

    /// <summary>As PNG.</summary>
    public static byte[] Draw(string content) => PngByteQRCodeHelper.GetQRCode(content, QRCodeGenerator.ECCLevel.M, PixelsPerModule);
}
