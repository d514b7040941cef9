using RazorOkta.MockOkta.Errors;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.SignIn;

/// <summary>Turns a session token into the session cookie and goes on; AuthJS calls it session.setCookieAndRedirect.</summary>
internal static class SessionCookieRedirectEndpoint
{
    public static string AddressFor(string sessionToken, string redirectUrl) =>
        $"{OktaRoutes.SessionCookieRedirect}?checkAccountSetupComplete=true&token={sessionToken}&redirectUrl={Uri.EscapeDataString(redirectUrl)}";

    public static IResult Handle(HttpContext http, MockOrg org)
    {
        var parameters = Parameters.FromQuery(http.Request);
        if (parameters["redirectUrl"] is not { } redirectUrl || TrustedRedirect.Parse(redirectUrl, org) is not { } target)
        {
            return new ErrorPage("invalid_request", "The 'redirectUrl' parameter must be an address of this org or of a registered application.");
        }

        // A used or unknown token is no sign-in, and what comes next will ask for one.
        if (org.SessionTokens.Redeem(parameters["token"]) is { } signedIn)
        {
            org.Sessions.Open(http, signedIn);
        }

        return Results.Redirect(target.AbsoluteUri);
    }
}
