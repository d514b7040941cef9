using System.IO.Compression;

namespace RazorOkta.FrontendHost.Publish;

/// <summary>Writes a brotli and a gzip form beside every text file, once, so that serving costs no compression.</summary>
internal static class Precompressor
{
    // Below this the headers weigh more than what is saved.
    private const int WorthIt = 1024;

    private static readonly HashSet<string> TextLike = new(StringComparer.OrdinalIgnoreCase)
    {
        ".js", ".mjs", ".css", ".html", ".svg", ".json", ".map", ".txt", ".xml", ".wasm", ".ttf", ".eot",
    };

    public static Task RunAsync(string folder, CancellationToken cancellation)
    {
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => TextLike.Contains(Path.GetExtension(file)) && new FileInfo(file).Length >= WorthIt)
            .ToArray();
        return Parallel.ForEachAsync(files, cancellation, async (file, token) =>
        {
            // Quality 9 of 11: the last two steps cost ten times the time for two percent of the size.
            await WriteAsync(file, ".br", to => new BrotliStream(to, new BrotliCompressionOptions { Quality = 9 }), token);
            await WriteAsync(file, ".gz", to => new GZipStream(to, CompressionLevel.SmallestSize), token);
        });
    }

    private static async Task WriteAsync(string file, string suffix, Func<Stream, Stream> compressor, CancellationToken cancellation)
    {
        await using var from = File.OpenRead(file);
        await using var to = File.Create(file + suffix);
        await using var through = compressor(to);
        await from.CopyToAsync(through, cancellation);
    }
}
