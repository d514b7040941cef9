using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Pages;

namespace RazorOkta.MockOkta.Face;

internal static class ApplicationsSection
{
    public static Html Of(MockOrg org, bool maySeeSecrets) => Html.Of($"""
        <section class="room" id="applications" aria-labelledby="applications-heading">
          <h2 id="applications-heading" tabindex="-1">Applications</h2>
          {(org.Apps.Count == 0
            ? Html.Of($"<p>None is registered.</p>")
            : Html.Of($"""<ul class="plain">{Html.Each(org.Apps, client => Application(org, client, maySeeSecrets))}</ul>"""))}
        </section>
        """);

    private static Html Application(MockOrg org, OidcClient client, bool maySeeSecrets) => Html.Of($"""
        <li data-client="{client.ClientId}" data-name="{client.Name}">
          <h3>{client.Name}</h3>
          <dl>
            <dt>Client id</dt><dd><code>{client.ClientId}</code></dd>
            <dt>Kind</dt><dd>{Kind(client)}</dd>
            <dt>Grants</dt><dd>{string.Join(", ", client.GrantTypes)}</dd>
            {Addresses("Sign-in redirect", client.RedirectUris)}
            {Addresses("Sign-out redirect", client.PostLogoutRedirectUris)}
          </dl>
          {Html.Each(ConfigurationBlock.For(org, client, maySeeSecrets), Paste)}
        </li>
        """);

    private static string Kind(OidcClient client) => client switch
    {
        { IsPublic: true } => "public, with PKCE",
        { ClientSecret: null } => "confidential, with keys of its own",
        _ => "confidential, with a secret",
    };

    private static Html Addresses(string title, IReadOnlyList<string> addresses) => addresses.Count == 0
        ? Html.Empty
        : Html.Of($"<dt>{title}</dt>{Html.Each(addresses, address => Html.Of($"<dd><code>{address}</code></dd>"))}");

    private static Html Paste(ConfigurationBlock block) => Html.Of($"""
        <details class="paste">
          <summary>For {block.Where}</summary>
          <pre data-copy="{block.Where}"><code>{block.Text}</code></pre>
        </details>
        """);
}
