using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Pages;

namespace RazorOkta.MockOkta.Face;

internal static class PeopleSection
{
    public static Html Of(MockOrg org) => Html.Of($"""
        <section class="room" id="people" aria-labelledby="people-heading">
          <h2 id="people-heading" tabindex="-1">Who can sign in</h2>
          {TestUsers.List(org, org.At(OktaRoutes.SignIn))}
          <p><a href="{org.At(OktaRoutes.SignIn)}">The sign-in page</a> of this org shows its session without an application.</p>
        </section>
        """);
}
