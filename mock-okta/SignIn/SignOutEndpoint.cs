using RazorOkta.MockOkta.Errors;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Pages;

namespace RazorOkta.MockOkta.SignIn;

/// <summary>Ends this browser's session, as Okta's classic sign-out address does.</summary>
internal static class SignOutEndpoint
{
    public static IResult Handle(HttpContext http, MockOrg org)
    {
        var fromUri = Parameters.FromQuery(http.Request)["fromURI"];
        var target = fromUri is null ? null : TrustedRedirect.Parse(fromUri, org);
        if (fromUri is not null && target is null)
        {
            return new ErrorPage("invalid_request", "The 'fromURI' parameter must be an address of this org or of a registered application.");
        }

        if (org.Sessions.Close(http) is { } closed)
        {
            http.Log().SignedOut(closed.User.Login);
        }

        return target is null ? SignedOutPage(org) : Results.Redirect(target.AbsoluteUri);
    }

    public static Page SignedOutPage(MockOrg org) => new("Signed out", Html.Of($"""
        <main class="card">
          <h1>You are signed out</h1>
          <p>Your session at this mock org has ended. An application may still have its own.</p>
          <p><a href="{org.At(OktaRoutes.SignIn)}">Sign in again</a></p>
        </main>
        """));
}
