using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Pages;

namespace RazorOkta.MockOkta.Face;

/// <summary>
/// Who can sign in, which applications there are, what has happened, and switches for what shall happen. What the org is made of stands in the
/// page as it is served; the rest is drawn by modules that read the control address.
/// </summary>
internal static class FacePage
{
    /// <summary>No form-action, for the sake of the sign-in buttons: see <see cref="Page"/>.</summary>
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <param name="org">Whose.</param>
    /// <param name="maySeeSecrets">The same callers as at the control address: programs and people of this machine.</param>
    public static Page Of(MockOrg org, bool maySeeSecrets) => new("What is here", Body(org, maySeeSecrets))
    {
        ContentSecurityPolicy = ContentSecurityPolicy,
        Head = Html.Of($"""
            <link rel="stylesheet" href="{org.At(OktaRoutes.FaceFileFor("face.css"))}">
              <script type="module" src="{org.At(OktaRoutes.FaceFileFor("face.js"))}"></script>
            """),
    };

    private static Html Body(MockOrg org, bool maySeeSecrets) => Html.Of($"""
        <main class="face" data-base="{org.BasePath}">
          <header class="intro">
            <h1>RazorOkta&#8217;s mock org</h1>
            <p>This is not Okta. It is one process on this machine that answers as an Okta org does, so that samples and tests need no account and no network.</p>
            <dl class="where">
              <dt>Org</dt><dd><code>{org.Url}</code></dd>
              <dt>Issuer</dt><dd><code>{org.DefaultIssuer}</code></dd>
            </dl>
          </header>
          {LiveRooms.Contents}
          {LiveRooms.WithoutScripts(org)}
          <div class="rooms">
            {PeopleSection.Of(org)}
            {LiveRooms.Time}
            {LiveRooms.Journal}
            <div class="rooms-above-each-other">
              {LiveRooms.Inbox}
              {LiveRooms.Sessions}
            </div>
            {LiveRooms.Faults}
            <div class="rooms-above-each-other">
              {ApplicationsSection.Of(org, maySeeSecrets)}
              {ServersSection.Of(org)}
            </div>
            {LiveRooms.Token}
          </div>
        </main>
        """);
}
