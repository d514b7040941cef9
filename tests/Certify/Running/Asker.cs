namespace RazorOkta.Certify.Running;

/// <summary>On whose behalf a browser asks, as its Fetch Metadata says (W3C), and which cookies it therefore brings (RFC 6265bis 5.8.3).</summary>
internal sealed record Asker(string Site, string Mode, string Destination, bool IsSafeNavigation)
{
    /// <summary>The user has typed the address.</summary>
    public static readonly Asker User = new("none", "navigate", "document", IsSafeNavigation: true);

    /// <summary>A link or form of the relying party's own page.</summary>
    public static readonly Asker OwnPage = new("same-origin", "navigate", "document", IsSafeNavigation: true);

    /// <summary>A script of the relying party's own page.</summary>
    public static readonly Asker OwnScript = new("same-origin", "cors", "empty", IsSafeNavigation: true);

    /// <summary>A link on another site, or a redirect from it.</summary>
    public static readonly Asker OtherSite = new("cross-site", "navigate", "document", IsSafeNavigation: true);

    /// <summary>A form on another site that posts.</summary>
    public static readonly Asker OtherSitesForm = new("cross-site", "navigate", "document", IsSafeNavigation: false);

    /// <summary>An image on another site.</summary>
    public static readonly Asker OtherSitesImage = new("cross-site", "no-cors", "image", IsSafeNavigation: false);

    /// <summary>A frame on another site.</summary>
    public static readonly Asker OtherSitesFrame = new("cross-site", "navigate", "iframe", IsSafeNavigation: false);

    /// <summary>A script on a host of the same domain: it brings all cookies.</summary>
    public static readonly Asker SisterHostsScript = new("same-site", "no-cors", "empty", IsSafeNavigation: false);

    /// <summary>A frame on a host of the same domain.</summary>
    public static readonly Asker SisterHostsFrame = new("same-site", "navigate", "iframe", IsSafeNavigation: true);

    public bool Brings(SameSite sameSite) => Site != "cross-site" || sameSite switch
    {
        SameSite.None => true,
        SameSite.Lax => IsSafeNavigation,
        _ => false,
    };

    public IEnumerable<KeyValuePair<string, string>> Headers =>
    [
        new("Sec-Fetch-Site", Site), new("Sec-Fetch-Mode", Mode), new("Sec-Fetch-Dest", Destination),
    ];
}
