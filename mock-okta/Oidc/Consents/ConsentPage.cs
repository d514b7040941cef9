using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Pages;

namespace RazorOkta.MockOkta.Oidc.Consents;

/// <summary>A form that works without scripts.</summary>
internal static class ConsentPage
{
    public const string Allow = "allow";
    public const string Deny = "deny";

    public static Page Show(MockOrg org, string oktaKey, AuthorizeAttempt attempt) => new("Allow access", Html.Of($"""
        <main class="card" data-se="consent">
          <h1>Allow access?</h1>
          <p><strong>{attempt.Request.Client.Name}</strong> would like to:</p>
          <ul>{Html.Each(attempt.Scopes, scope => Html.Of($"""<li data-se="scope">{Meaning(scope)}</li>"""))}</ul>
          <p>You are signed in as <strong>{attempt.User.Login}</strong>.</p>
          <form method="post" action="{org.At(OktaRoutes.ConsentFor(oktaKey))}">
            <input type="hidden" name="user" value="{attempt.User.Id}">
            <button class="button" name="decision" value="{Allow}" data-type="save">Allow access</button>
            <button class="button" name="decision" value="{Deny}" data-type="cancel">Don't allow</button>
          </form>
        </main>
        """));

    private static string Meaning(string scope) => scope switch
    {
        Scope.OpenId => "know who you are",
        Scope.Profile => "see your name and profile",
        Scope.Email => "see your email address",
        Scope.Address => "see your postal address",
        Scope.Phone => "see your phone number",
        Scope.Groups => "see the groups that you are in",
        Scope.OfflineAccess => "keep this access while you are away",
        _ => $"use {scope}",
    };
}
