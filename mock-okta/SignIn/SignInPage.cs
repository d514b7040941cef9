using RazorOkta.MockOkta.Idx;
using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Pages;

namespace RazorOkta.MockOkta.SignIn;

/// <summary>
/// A form that works without scripts. The samples family's tests look for its hooks, see <see cref="Forms"/>. The state token lets a page
/// that is put in its place run the Identity Engine for the same destination.
/// </summary>
internal static class SignInPage
{
    /// <summary>
    /// Also after a wrong password the status is 200: a 401 must name an authentication scheme (RFC 9110 15.5.2), and a form is none.
    /// </summary>
    public static Page Show(MockOrg org, SignInDestination destination, string? username, string? error = null) => new(
        error is null ? "Sign in" : "Error: Sign in",
        Html.Of($"""
        <main class="card" id="okta-sign-in" data-se="auth-container" data-state-token="{HostedSignIn.Begin(org, destination)}">
          <h1 data-se="o-form-head">Sign In</h1>
          {AskedBy(destination)}
          <form method="post" action="{org.At(OktaRoutes.SignInFor(destination.Url))}">
            {Forms.ErrorBox(error)}
            <div class="field" data-se="o-form-input-username">
              <label for="okta-signin-username">Username</label>
              <input type="text" id="okta-signin-username" name="username" value="{username}" autocomplete="username"
                autocapitalize="none" spellcheck="false" required{Forms.Marks(error, focus: username is null)}>
            </div>
            <div class="field" data-se="o-form-input-password">
              <label for="okta-signin-password">Password</label>
              <input type="password" id="okta-signin-password" name="password" autocomplete="current-password" required{Forms.Marks(error, focus: username is not null)}>
            </div>
            <input type="submit" class="button" id="okta-signin-submit" data-type="save" value="Sign In">
          </form>
          {Help(org, destination)}
          <aside class="hint" aria-labelledby="test-users">
            <h2 id="test-users">Test users of this mock org</h2>
            {TestUsers.List(org, org.At(OktaRoutes.SignInFor(destination.Url)))}
          </aside>
        </main>
        """));

    private static Html AskedBy(SignInDestination destination) => destination.Request is { } request
        ? Html.Of($"""<p class="for">to continue to <strong>{request.Client.Name}</strong></p>""")
        : Html.Of($"""<p class="for">to this org itself</p>""");

    private static Html Help(MockOrg org, SignInDestination destination) => Html.Of($"""
        <ul class="links">
          <li><a href="{org.At(OktaRoutes.PageFor(OktaRoutes.ForgotPassword, destination.Url))}" data-se="forgot-password">Forgot password?</a></li>
          {(org.Definition.Password.SelfServiceUnlock ? Html.Of($"""<li><a href="{org.At(OktaRoutes.PageFor(OktaRoutes.Unlock, destination.Url))}" data-se="unlock">Unlock account?</a></li>""") : Html.Empty)}
        </ul>
        """);
}
