using System.Text.RegularExpressions;
using RazorOkta.Clients.Running;

namespace RazorOkta.Clients;

/// <summary>One thing that one version of one client does at the org.</summary>
internal sealed partial record Row(string Client, string Version, string Flow)
{
    /// <summary>Does it in a real browser, and throws when something is not as it should be.</summary>
    public Func<Stage, Task>? Script { get; init; }

    /// <summary>Why this version cannot do it against any org in a browser of today without a network; null: it can.</summary>
    public string? NotPossible { get; init; }

    /// <summary>How org and app are named to the browser.</summary>
    public Layout Layout { get; init; } = Layout.OneSite;

    /// <summary>Its script puts a page of its own in the place of one of the org's, whose content security policy knows nothing of it.</summary>
    public bool ReplacesOrgPage { get; init; }

    /// <summary>For example <c>okta-auth-js.1.6.0.redirect-implicit</c>: names its evidence, and its part of the app's address.</summary>
    public string Id => NotAWord().Replace($"{Client}.{Version}.{Flow}".ToLowerInvariant(), "-").Trim('-');

    public override string ToString() => $"{Client} {Version}: {Flow}";

    [GeneratedRegex("[^a-z0-9.]+")]
    private static partial Regex NotAWord();
}
