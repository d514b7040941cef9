namespace RazorOkta.Web.Security;

/// <summary>The Content-Security-Policy of our pages: our own files, our one inline script by its nonce, and calls to the org.</summary>
internal sealed class ContentSecurityPolicy(string oktaUrl)
{
    private readonly string _org = new Uri(oktaUrl).GetLeftPart(UriPartial.Authority);

    /// <summary>Lets the scripts of one answer compile text to code.</summary>
    public static void AllowEval(HttpResponse response) =>
        response.Headers.ContentSecurityPolicy = response.Headers.ContentSecurityPolicy.ToString()
            .Replace("script-src 'self'", "script-src 'self' 'unsafe-eval'", StringComparison.Ordinal);

    /// <summary>Lets one answer have style elements: development servers bring style sheets in by script, one element for each.</summary>
    public static void AllowInlineStyles(HttpResponse response) =>
        response.Headers.ContentSecurityPolicy = response.Headers.ContentSecurityPolicy.ToString()
            .Replace("style-src 'self'", "style-src 'self' 'unsafe-inline'", StringComparison.Ordinal);

    /// <summary>Lets one answer be framed by pages of one origin.</summary>
    public static void AllowFramingBy(HttpResponse response, string origin) =>
        response.Headers.ContentSecurityPolicy = response.Headers.ContentSecurityPolicy.ToString()
            .Replace("frame-ancestors 'none'", $"frame-ancestors {origin}", StringComparison.Ordinal);

    public string For(string nonce) => string.Join("; ",
        "default-src 'none'",
        $"script-src 'self' 'nonce-{nonce}'",
        "style-src 'self'",
        $"img-src 'self' data: {_org}",         // the widget's icons, and the org's security image
        "font-src 'self' data:",
        $"connect-src 'self' {_org}",           // authn, sessions, discovery
        $"frame-src {_org}",                    // AuthJS renews in a hidden frame
        $"form-action 'self' {_org}",           // Chromium applies it to the redirect that follows a form, too: logout goes on to the org
        "base-uri 'self'",
        "frame-ancestors 'none'");
}
