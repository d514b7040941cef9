using RazorOkta.MockOkta.Pages;

namespace RazorOkta.MockOkta.Oidc.Frontchannel;

/// <summary>
/// Loads each client's address in a frame, and goes on when all of them have loaded. It needs no script for that: a refresh counts its seconds
/// from the moment when the document has completely loaded, frames included (HTML, "shared declarative refresh steps"). Where a client never
/// answers that moment does not come, and there is a link.
/// </summary>
internal static class SigningOutPage
{
    /// <summary>For what a client's own page still does once it has loaded.</summary>
    private const string Seconds = "1";

    /// <param name="frames">What to load; nothing else may be framed.</param>
    /// <param name="target">Where to go on to; null: the person stays here.</param>
    /// <param name="wayOn">What the page says below its frames.</param>
    public static Page With(IReadOnlyList<string> frames, string? target, Html wayOn) => new("Signing out", Html.Of($"""
        <main class="card">
          <h1>{(target is null ? "You are signed out" : "Signing out")}</h1>
          <p>Your session at this mock org has ended. The applications that you used with it are told.</p>
          {Html.Each(frames, address => Html.Of($"""<iframe class="unseen" src="{address}" title="An application ends its session"></iframe>"""))}
          {wayOn}
        </main>
        """))
    {
        ContentSecurityPolicy = Page.WithoutScripts + $"; frame-src {string.Join(' ', frames.Select(OriginOf).Distinct())}",
        Head = target is null ? Html.Empty : Html.Of($"""<meta http-equiv="refresh" content="{Seconds}; url={target}">"""),
    };

    public static Html Continue(string target) => Html.Of($"""<p><a href="{target}">Continue</a></p>""");

    /// <summary>As a header can carry it: host names beyond ASCII in their other form.</summary>
    private static string OriginOf(string address)
    {
        var uri = new Uri(address);
        return new UriBuilder(uri.Scheme, uri.IdnHost, uri.Port).Uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);
    }
}
