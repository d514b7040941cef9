using RazorOkta.MockOkta.Errors;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Oidc.Frontchannel;
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

        IReadOnlyList<string> frames = [];
        if (org.Sessions.Close(http) is { } closed)
        {
            http.Log().SignedOut(closed.User.Login);
            frames = org.Frontchannel.AddressesFor(http, closed, LogoutBegunBy.Org);
        }

        return target is null ? SignedOutPage(org, frames) : GoOn(target.AbsoluteUri, frames);
    }

    /// <summary>At once, unless there is something to load first.</summary>
    public static IResult GoOn(string target, IReadOnlyList<string> frames) =>
        frames.Count == 0 ? Results.Redirect(target) : SigningOutPage.With(frames, target, SigningOutPage.Continue(target));

    public static Page SignedOutPage(MockOrg org, IReadOnlyList<string> frames) => frames.Count == 0
        ? SignedOutPage(org)
        : SigningOutPage.With(frames, target: null, Html.Of($"""<p><a href="{org.At(OktaRoutes.SignIn)}">Sign in again</a></p>"""));

    private static Page SignedOutPage(MockOrg org) => new("Signed out", Html.Of($"""
        <main class="card">
          <h1>You are signed out</h1>
          <p>Your session at this mock org has ended. An application may still have its own.</p>
          <p><a href="{org.At(OktaRoutes.SignIn)}">Sign in again</a></p>
        </main>
        """));
}
