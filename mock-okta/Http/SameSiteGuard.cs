namespace RazorOkta.MockOkta.Http;

/// <summary>
/// Against login CSRF: another site must not sign a browser in as somebody else by posting our form.
/// Fetch Metadata says where a request comes from; browsers without it send Origin with every POST.
/// A request with neither header does not come from a browser's page and carries nobody's cookies.
/// </summary>
internal static class SameSiteGuard
{
    public static bool CameFromOurPages(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is { Count: > 0 } site)
        {
            return site is ["same-origin" or "none"];
        }

        return request.Headers.Origin is not { Count: > 0 } origin || (origin is [{ } only] && only == $"{request.Scheme}://{request.Host}");
    }
}
