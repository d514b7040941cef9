using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace RazorOkta.FrontendHost.Serve;

/// <summary>Serves the files of front-ends: of contract 1 under <c>/assets</c>, of contract 2 below a folder for each build.</summary>
internal sealed class FrontendFiles(FrontendChannels channels)
{
    // Names like bundle.js stay the same from build to build: a browser may keep the file, but asks whether it is still good.
    private const string AskAgain = "no-cache";

    // Another front-end has files of the same names.
    private static readonly StringValues OfTheChosen = $"{HeaderNames.AcceptEncoding}, {HeaderNames.Cookie}";

    // RFC 8246: the folder's name changes with every build.
    private const string ForEver = "public, max-age=31536000, immutable";

    /// <summary>Answers GET and HEAD; with ranges, entity tags and, where the client takes it, the compressed form.</summary>
    public IResult Get(HttpContext http, string path) =>
        channels.Of(http).Assets?.Find(path) is { } asset ? Serve(http, asset, AskAgain, OfTheChosen) : TypedResults.NotFound();

    /// <param name="http">The request; its answer gets the headers.</param>
    /// <param name="folder">Of which build; see <see cref="Publish.PublishedFrontend.BasePath"/>.</param>
    /// <param name="path">A file of it.</param>
    public IResult GetOfBuild(HttpContext http, string folder, string path) =>
        channels.FindOfBuild(folder, path) is { } asset ? Serve(http, asset, ForEver, HeaderNames.AcceptEncoding) : TypedResults.NotFound();

    private static IResult Serve(HttpContext http, Asset asset, string cacheControl, StringValues vary)
    {
        var encoding = ChooseEncoding(http.Request, asset);
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = cacheControl;
        headers.Vary = vary;
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // A package's HTML or SVG, opened as a page, must not act with our origin's rights. (Scripts are never pages, but may be workers.)
        headers.ContentSecurityPolicy = IsScript(asset) ? default : "default-src 'none'; style-src 'unsafe-inline'; sandbox";
        if (encoding is not Encoding.None)
        {
            headers.ContentEncoding = encoding is Encoding.Brotli ? "br" : "gzip";
        }

        return TypedResults.PhysicalFile(
            asset.File + Suffix(encoding),
            asset.ContentType,
            lastModified: File.GetLastWriteTimeUtc(asset.File),
            entityTag: new EntityTagHeaderValue($"\"{asset.Hash}{Suffix(encoding)}\""),
            enableRangeProcessing: true);
    }

    private enum Encoding { None, Brotli, Gzip }

    private static Encoding ChooseEncoding(HttpRequest request, Asset asset)
    {
        // A range counts the bytes of the form it is taken from (RFC 9110, 14.2): clients that ask for ranges mean the file itself.
        if (request.Headers.Range.Count > 0)
        {
            return Encoding.None;
        }

        var accepted = request.GetTypedHeaders().AcceptEncoding;
        return asset.HasBrotli && Takes("br") ? Encoding.Brotli
            : asset.HasGzip && Takes("gzip") ? Encoding.Gzip
            : Encoding.None;

        // "q=0" means: not this one (RFC 9110, 12.4.2).
        bool Takes(string coding) => accepted.Any(item => item.Value.Equals(coding, StringComparison.OrdinalIgnoreCase) && item.Quality != 0);
    }

    private static string Suffix(Encoding encoding) => encoding switch { Encoding.Brotli => ".br", Encoding.Gzip => ".gz", _ => "" };

    private static bool IsScript(Asset asset) => Path.GetExtension(asset.File) is ".js" or ".mjs";
}
