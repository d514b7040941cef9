using System.Globalization;
using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Pages;

namespace RazorOkta.MockOkta.SignIn;

/// <summary><c>/help/login</c>, where "Help" on Okta's widgets leads.</summary>
internal static class HelpEndpoint
{
    public static Page Show(MockOrg org) => new("Help with signing in", Html.Of($"""
        <main class="card" data-se="help">
          <h1>Help with signing in</h1>
          <h2>Who can sign in?</h2>
          <p>The users of this org. The ready-made ones stand on <a href="{org.At(OktaRoutes.SignIn)}">its sign-in page</a>, with their passwords.</p>
          <h2>You have forgotten your password</h2>
          <p><a href="{org.At(OktaRoutes.ForgotPassword)}" data-se="forgot-password">Set a new one</a>: a link or a code is sent to you.</p>
          {(org.Definition.Password.SelfServiceUnlock ? Unlock(org) : Html.Empty)}
          <h2>You wait for a code, a link or a message on your phone</h2>
          <p>This mock org sends nothing. All of it is in <a href="{org.At(OktaRoutes.Inbox)}">its inbox</a>, where you also answer for the phone.</p>
        </main>
        """));

    private static Html Unlock(MockOrg org) => Html.Of($"""
        <h2>Your account is locked</h2>
        <p>{org.Definition.Password.MaxAttempts.ToString(CultureInfo.InvariantCulture)} wrong passwords or codes in a row lock it. <a href="{org.At(OktaRoutes.Unlock)}" data-se="unlock">Unlock it</a>.</p>
        """);
}
