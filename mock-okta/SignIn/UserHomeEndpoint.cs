using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Pages;
using RazorOkta.MockOkta.Sessions;

namespace RazorOkta.MockOkta.SignIn;

/// <summary>Where a sign-in ends that no application asked for.</summary>
internal static class UserHomeEndpoint
{
    public static IResult Handle(HttpContext http, MockOrg org) =>
        org.Sessions.Current(http) is { } session ? SignedInAs(org, session) : Results.Redirect(org.At(OktaRoutes.SignIn));

    private static Page SignedInAs(MockOrg org, OktaSession session) => new("Signed in", Html.Of($"""
        <main class="card">
          <h1>You are signed in</h1>
          <p>as <strong>{session.User.Name}</strong> (<code>{session.User.Login}</code>), at this mock org. Applications that ask now will not need a password.</p>
          <form method="get" action="{org.At(OktaRoutes.SignOut)}"><button class="button">Sign out</button></form>
        </main>
        """));
}
