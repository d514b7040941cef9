using System.Reflection;

namespace RazorOkta.MockOkta.Face;

/// <summary>The page's modules, stylesheet and icon, from inside the assembly: the mock serves them from whatever directory its host started in.</summary>
internal static class FaceFiles
{
    private const string Prefix = "face/";

    private static readonly Assembly Here = typeof(FaceFiles).Assembly;

    private static readonly HashSet<string> Names =
        [.. Here.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => name[Prefix.Length..])];

    /// <summary>no-cache means: ask again each time; the next start of the mock may bring other files.</summary>
    public static IResult Get(HttpContext http, string file)
    {
        if (!Names.Contains(file))
        {
            return Results.NotFound();
        }

        http.Response.Headers.CacheControl = "no-cache";
        return Results.Stream(Here.GetManifestResourceStream(Prefix + file)!, TypeOf(file));
    }

    /// <summary>Browsers refuse modules of any other type than JavaScript's.</summary>
    private static string TypeOf(string file) => Path.GetExtension(file) switch
    {
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        _ => "image/svg+xml",
    };
}
