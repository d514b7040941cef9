using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Pages;

/// <summary>Says where you are and all that a developer needs, except the secrets.</summary>
internal static class HomePage
{
    public static IResult Get(MockOrg org) => new Page("Where you are", Html.Of($"""
        <main class="wide">
          <h1>RazorOkta&#8217;s mock org</h1>
          <p>This is not Okta. It is one process on this machine that answers as an Okta org does, so that samples and tests need no account and no network.</p>
          <section aria-labelledby="servers">
            <h2 id="servers">Authorization servers</h2>
            <ul class="plain">{Html.Each(org.CustomServers.Append(org.OrgServer), Server)}</ul>
          </section>
          <section aria-labelledby="apps">
            <h2 id="apps">Applications</h2>
            {(org.Apps.Count == 0 ? Html.Of($"<p>None is registered.</p>") : Html.Each(org.Apps, App))}
          </section>
          <section aria-labelledby="people">
            <h2 id="people">Test users</h2>
            {TestUsers.Hint(org)}
            <p><a href="{org.At(OktaRoutes.SignIn)}">Sign in to this org</a> to see its session without an application.</p>
          </section>
        </main>
        """));

    private static Html Server(AuthorizationServer server) => Html.Of($"""
        <li>
          <strong>{server.Id ?? "the org itself"}</strong>
          <dl>
            <dt>Issuer</dt><dd><code>{server.Issuer}</code></dd>
            <dt>Metadata</dt><dd><a href="{server.Issuer + OktaRoutes.OpenIdConfiguration}">openid-configuration</a>,
              <a href="{server.Issuer + OktaRoutes.OAuthMetadata}">oauth-authorization-server</a>,
              <a href="{server.EndpointBase + OktaRoutes.Keys}">keys</a></dd>
          </dl>
        </li>
        """);

    private static Html App(OidcClient app) => Html.Of($"""
        <h3>{app.Name}</h3>
        <dl>
          <dt>Client id</dt><dd><code>{app.ClientId}</code></dd>
          <dt>Kind</dt><dd>{(app.IsPublic ? "public, with PKCE" : "confidential, with a secret")}</dd>
          <dt>Sign-in redirect</dt>{Html.Each(app.RedirectUris, Uri)}
          <dt>Sign-out redirect</dt>{Html.Each(app.PostLogoutRedirectUris, Uri)}
        </dl>
        """);

    private static Html Uri(string uri) => Html.Of($"<dd><code>{uri}</code></dd>");
}
