using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Pages;

namespace RazorOkta.MockOkta.Face;

internal static class ServersSection
{
    public static Html Of(MockOrg org) => Html.Of($"""
        <section class="room" id="servers" aria-labelledby="servers-heading">
          <h2 id="servers-heading" tabindex="-1">Authorization servers</h2>
          <ul class="plain">{Html.Each(org.CustomServers.Append(org.OrgServer), Server)}</ul>
        </section>
        """);

    private static Html Server(AuthorizationServer server) => Html.Of($"""
        <li>
          <h3>{server.Id ?? "The org itself"}</h3>
          <dl>
            <dt>Issuer</dt><dd><code>{server.Issuer}</code></dd>
            <dt>Metadata</dt><dd><a href="{server.Issuer + OktaRoutes.OpenIdConfiguration}">openid-configuration</a>,
              <a href="{server.Issuer + OktaRoutes.OAuthMetadata}">oauth-authorization-server</a>,
              <a href="{server.EndpointBase + OktaRoutes.Keys}">keys</a></dd>
            <dt>Scopes</dt><dd>{string.Join(", ", server.Scopes)}</dd>
          </dl>
        </li>
        """);
}
