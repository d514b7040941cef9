namespace RazorOkta.MockOkta.Http;

internal static class WebOrigin
{
    /// <summary>The origin as a browser writes it in its <c>Origin</c> header, or null when the address is not an absolute http(s) one.</summary>
    public static string? Of(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) ? Of(uri) : null;

    /// <summary>Authority leaves out user info, so <c>http://trusted@elsewhere</c> is elsewhere.</summary>
    public static string? Of(Uri uri) =>
        uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps ? $"{uri.Scheme}://{uri.Authority}" : null;
}
