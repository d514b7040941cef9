using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Pages;

namespace RazorOkta.MockOkta.SignIn;

/// <summary>
/// A form that works without scripts. The data-se and data-type hooks are those of Okta's Sign-In Widget: the samples family's tests look for them.
/// </summary>
internal static class SignInPage
{
    /// <summary>
    /// Also after a wrong password the status is 200: a 401 must name an authentication scheme (RFC 9110 15.5.2), and a form is none.
    /// </summary>
    public static Page Show(MockOrg org, SignInDestination destination, string? username, string? error = null) => new(
        error is null ? "Sign in" : "Error: Sign in",
        Html.Of($"""
        <main class="card" id="okta-sign-in" data-se="auth-container">
          <h1 data-se="o-form-head">Sign In</h1>
          {AskedBy(destination)}
          <form method="post" action="{org.At(OktaRoutes.SignInFor(destination.Url))}">
            {ErrorBox(error)}
            <div class="field" data-se="o-form-input-username">
              <label for="okta-signin-username">Username</label>
              <input type="text" id="okta-signin-username" name="username" value="{username}" autocomplete="username"
                autocapitalize="none" spellcheck="false" required{Marks(error, focus: username is null)}>
            </div>
            <div class="field" data-se="o-form-input-password">
              <label for="okta-signin-password">Password</label>
              <input type="password" id="okta-signin-password" name="password" autocomplete="current-password" required{Marks(error, focus: username is not null)}>
            </div>
            <input type="submit" class="button" id="okta-signin-submit" data-type="save" value="Sign In">
          </form>
          <aside class="hint" aria-labelledby="test-users">
            <h2 id="test-users">Test users of this mock org</h2>
            {TestUsers.Hint(org)}
          </aside>
        </main>
        """));

    private static Html AskedBy(SignInDestination destination) => destination.Request is { } request
        ? Html.Of($"""<p class="for">to continue to <strong>{request.Client.Name}</strong></p>""")
        : Html.Of($"""<p class="for">to this org itself</p>""");

    private static Html ErrorBox(string? error) => error is null
        ? Html.Of($"""<div data-se="o-form-error-container"></div>""")
        : Html.Of($"""
            <div data-se="o-form-error-container" class="o-form-has-errors" role="alert">
              <p class="infobox okta-form-infobox-error" id="sign-in-error">{error}</p>
            </div>
            """);

    private static Html Marks(string? error, bool focus) => Html.Of(
        $"{(focus ? Html.Of($" autofocus") : Html.Empty)}{(error is null ? Html.Empty : Html.Of($""" aria-describedby="sign-in-error" """))}");
}
