using RazorOkta.FrontendHost.Discover;
using RazorOkta.FrontendHost.Publish;

namespace RazorOkta.FrontendHost.Serve;

/// <summary>A front-end's own development server: it says what a page loads, and answers for the files, in place of a build.</summary>
internal sealed class FrontendDevServer(Uri address, FrontendDiscovery discovery)
{
    /// <summary>Where it serves the files of contract 2; it is told in <c>BASE</c>. No build has this name, for those end with a fingerprint.</summary>
    public const string BasePath = $"{FrontendHostServices.FrontendsPath}/dev/";

    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
    {
        Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = 64 * 1024,
    };

    // Which package it is, and of which contract, does not change while it runs.
    private readonly InstalledFrontend? _frontend = discovery.Find().Frontend;

    /// <summary>What it serves now, or the problem that it has. In contract 1 the names of files are fixed, so it is not asked.</summary>
    public async Task<FrontendChannel> LookAsync(CancellationToken cancellation)
    {
        if (_frontend?.ContractTwo is not { } manifest)
        {
            return FrontendChannel.Proxied(address, _frontend, null);
        }

        var (file, mistake) = await ReadAsync(cancellation);
        return file is null
            ? FrontendChannel.Missing(new FrontendProblem(
                $"The development server of {_frontend.Name} at {address} {mistake}.",
                "Look at its own lines, where it was started; then load this page again."))
            : FrontendChannel.Proxied(address, _frontend, new FrontendPage(manifest.Framework, manifest.Language, _frontend.Title, file.Entry, file.Styles));
    }

    private async Task<(OutputFile? File, string? Mistake)> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            return OutputFile.Parse(await Http.GetByteArrayAsync(new Uri(address, BasePath + OutputFile.Name), cancellation));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return (null, $"does not answer for {BasePath}{OutputFile.Name}: {e.Message.TrimEnd('.')}");
        }
    }
}
