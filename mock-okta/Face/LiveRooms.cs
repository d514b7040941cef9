using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Pages;

namespace RazorOkta.MockOkta.Face;

/// <summary>The places that the modules fill. Hidden until they do: where scripts are off, nothing promises what it cannot keep.</summary>
internal static class LiveRooms
{
    public static readonly Html Time = Room("time", "Time and keys");
    public static readonly Html Journal = Room("logins", "Logins");
    public static readonly Html Inbox = Room("inbox", "Inbox");
    public static readonly Html Faults = Room("faults", "Faults");
    public static readonly Html Token = Room("token", "Read a token");
    public static readonly Html Sessions = Room("sessions", "Sessions and tokens");

    /// <summary>All rooms of the page, in its order.</summary>
    public static readonly Html Contents = Html.Of($"""
        <nav class="contents" aria-label="On this page" hidden>
          <ul>
            <li><a href="#people">People</a></li>
            <li><a href="#time">Time and keys</a></li>
            <li><a href="#logins">Logins</a></li>
            <li><a href="#inbox">Inbox</a></li>
            <li><a href="#sessions">Sessions</a></li>
            <li><a href="#faults">Faults</a></li>
            <li><a href="#applications">Applications</a></li>
            <li><a href="#servers">Servers</a></li>
            <li><a href="#token">Token</a></li>
          </ul>
        </nav>
        """);

    public static Html WithoutScripts(MockOrg org) => Html.Of($"""
        <noscript>
          <p class="note">The rest of this page needs JavaScript. The same, as JSON: {Call(org, "journal")}, {Call(org, "inbox")}, {Call(org, "clock")},
            {Call(org, "sessions")}, {Call(org, "tokens")}, {Call(org, "faults/catalogue")}.</p>
        </noscript>
        """);

    private static Html Call(MockOrg org, string call) => Html.Of($"""<a href="{org.At($"{OktaRoutes.Control}/{call}")}">{call}</a>""");

    private static Html Room(string id, string heading) => Html.Of($"""
        <section class="room" id="{id}" aria-labelledby="{id}-heading" hidden>
          <h2 id="{id}-heading" tabindex="-1">{heading}</h2>
        </section>
        """);
}
