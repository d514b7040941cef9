using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;

namespace RazorOkta.FrontendHost.Serve;

/// <summary>
/// Every file of a published front-end by its request path, made once. A path that is not in here does not exist: nothing that a request
/// says is ever combined with a folder, so no path escapes it.
/// </summary>
internal sealed class AssetIndex
{
    private static readonly FileExtensionContentTypeProvider ContentTypes = new()
    {
        Mappings = { [".map"] = "application/json", [".mjs"] = "text/javascript", [".woff2"] = "font/woff2" },
    };

    private readonly FrozenDictionary<string, Asset> _assets;

    private AssetIndex(FrozenDictionary<string, Asset> assets) => _assets = assets;

    public static AssetIndex Of(string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), StringComparer.Ordinal);
        return new AssetIndex(files
            .Where(file => !IsHidden(file.Key) && !IsCompressedForm(file.Key, files.ContainsKey))
            .ToFrozenDictionary(file => file.Key, file => Read(file.Value), StringComparer.Ordinal));
    }

    /// <param name="path">Path below the static directory, without a leading slash, as ASP.NET Core has decoded it.</param>
    public Asset? Find(string path) => _assets.GetValueOrDefault(path);

    private static string ContentTypeOf(string file) =>
        !ContentTypes.TryGetContentType(file, out var type) ? "application/octet-stream"
        : type.StartsWith("text/", StringComparison.Ordinal) ? type + "; charset=utf-8"
        : type;

    private static bool IsHidden(string path) => path.Split('/').Any(part => part.StartsWith('.'));

    private static bool IsCompressedForm(string path, Func<string, bool> exists) =>
        Path.GetExtension(path) is ".br" or ".gz" && exists(path[..^3]);

    private static Asset Read(string file)
    {
        using var content = File.OpenRead(file);
        return new Asset(
            file,
            ContentTypeOf(file),
            Convert.ToHexStringLower(SHA256.HashData(content))[..32],
            File.Exists(file + ".br"),
            File.Exists(file + ".gz"));
    }
}

/// <summary>One servable file.</summary>
/// <param name="File">Absolute path of the plain form; the compressed ones have <c>.br</c> and <c>.gz</c> added.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Hash">Names the content; the entity tag is made of it.</param>
/// <param name="HasBrotli">Whether the brotli form exists.</param>
/// <param name="HasGzip">Whether the gzip form exists.</param>
internal sealed record Asset(string File, string ContentType, string Hash, bool HasBrotli, bool HasGzip);
