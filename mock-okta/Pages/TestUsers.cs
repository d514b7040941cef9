using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Pages;

internal static class TestUsers
{
    public static Html Hint(MockOrg org) => Html.Of($"""
        <table class="users">
          <thead><tr><th scope="col">User</th><th scope="col">Login</th><th scope="col">Password</th></tr></thead>
          <tbody>{Html.Each(org.Users.All, Row)}</tbody>
        </table>
        """);

    private static Html Row(OktaUser user) =>
        Html.Of($"<tr><td><code>{user.ShortName}</code></td><td><code>{user.Login}</code></td><td><code>{user.Password}</code></td></tr>");
}
