namespace RazorOkta.Web.Security;

/// <summary>What a browser says of where a request comes from (W3C Fetch Metadata). Scripts cannot forge these headers.</summary>
internal static class FetchMetadata
{
    /// <summary>
    /// Whether the request was made by our own page, typed by the user, or comes from no browser at all. Another site's link, form or image
    /// says <c>cross-site</c> or <c>same-site</c>; a prefetch is nobody's wish yet.
    /// </summary>
    public static bool IsOwnWish(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none"
        && !IsPrefetch(request);

    /// <summary>Whether the browser fetches ahead of a click that may never come.</summary>
    public static bool IsPrefetch(HttpRequest request) =>
        request.Headers["Sec-Purpose"].ToString().Contains("prefetch", StringComparison.OrdinalIgnoreCase);
}
