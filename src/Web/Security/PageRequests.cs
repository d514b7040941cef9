using Microsoft.Net.Http.Headers;

namespace RazorOkta.Web.Security;

/// <summary>Tells who wants a page from who wants data: a person can be sent on to sign in, a script needs a status that it can read.</summary>
internal static class PageRequests
{
    /// <summary>
    /// Whether this is a browser on its way to a page, or may be: who says nothing of itself (curl, test agents) means pages. HEAD, forms, prefetches and
    /// frames are no such way: nobody sees the page, what was posted would be lost on it, nobody has clicked yet, and our pages are not shown in frames.
    /// </summary>
    public static bool IsPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && request.Headers["Sec-Fetch-Mode"].ToString() is "" or "navigate"
        && request.Headers["Sec-Fetch-Dest"].ToString() is "" or "document"
        && !FetchMetadata.IsPrefetch(request)
        && !request.Headers.ContainsKey(HeaderNames.XRequestedWith) // jQuery and its time
        && !PrefersJson(request);

    /// <summary>Accept (RFC 9110 12.5.1) names JSON, and no page that is wanted as much.</summary>
    private static bool PrefersJson(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted))
        {
            return false;
        }

        var json = Best(accepted, type => type is "application/json" || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase));
        return json > Best(accepted, type => type is "text/html" or "application/xhtml+xml");
    }

    private static double Best(IEnumerable<MediaTypeHeaderValue> accepted, Func<string, bool> isMeant) =>
        accepted.Where(type => isMeant(type.MediaType.ToString().ToLowerInvariant())).Select(type => type.Quality ?? 1).DefaultIfEmpty(0).Max();
}
