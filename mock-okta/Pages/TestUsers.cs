using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Pages;

/// <summary>The org's people, each with a button that signs in as one types it: a form with name and password. It works without scripts.</summary>
internal static class TestUsers
{
    /// <summary>So many are seen at once; the others stand behind "more".</summary>
    private const int AtOnce = 8;

    /// <param name="org">Whose.</param>
    /// <param name="action">Where the sign-in form goes.</param>
    public static Html List(MockOrg org, string action)
    {
        var people = org.Users.All;
        return Html.Of($"""
            <ul class="people">{Html.Each(people.Take(AtOnce), user => Person(user, action))}</ul>
            {(people.Count <= AtOnce ? Html.Empty : Html.Of($"""
              <details><summary>{$"{people.Count - AtOnce} more"}</summary><ul class="people">{Html.Each(people.Skip(AtOnce), user => Person(user, action))}</ul></details>
              """))}
            """);
    }

    private static Html Person(OktaUser user, string action) => Html.Of($"""
        <li>
          <div>
            <strong>{user.Name}</strong>{Standing(user)}
            <div><code>{user.ShortName}</code> or <code>{user.Login}</code></div>
            <div>Password <code>{user.Password}</code></div>
            {Html.Each(user.Factors, factor => Html.Of($"<div>{Explain(factor)}</div>"))}
          </div>
          <form method="post" action="{action}">
            <input type="hidden" name="username" value="{user.Login}"><input type="hidden" name="password" value="{user.Password}">
            <button class="button small">Sign in<span class="unseen"> as {user.ShortName}</span></button>
          </form>
        </li>
        """);

    private static Html Standing(OktaUser user) => user switch
    {
        { Status: UserStatus.LockedOut } => Html.Of($""" <span class="tag">locked out</span>"""),
        { Status: UserStatus.Suspended } => Html.Of($""" <span class="tag">suspended</span>"""),
        { PasswordExpiresInDays: <= 0 } => Html.Of($""" <span class="tag">password expired</span>"""),
        _ => Html.Empty,
    };

    private static Html Explain(Factor factor) => factor.Type switch
    {
        FactorType.Question => Html.Of($"Question <code>{factor.Question}</code>, answer <code>{factor.Answer}</code>"),
        FactorType.GoogleOtp => Html.Of($"Google Authenticator"),
        FactorType.OktaVerifyOtp => Html.Of($"Okta Verify"),
        FactorType.Sms => Html.Of($"SMS to {factor.PhoneNumber}"),
        FactorType.Email => Html.Of($"Code by e-mail"),
        _ => Html.Of($"Okta Verify push"),
    };
}
