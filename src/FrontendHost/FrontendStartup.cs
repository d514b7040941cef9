using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RazorOkta.FrontendHost.Build;
using RazorOkta.FrontendHost.Discover;
using RazorOkta.FrontendHost.Publish;
using RazorOkta.FrontendHost.Serve;

namespace RazorOkta.FrontendHost;

/// <summary>
/// Discover, build, publish, serve: before the server listens, so that nobody meets a half-made front-end. Whatever goes wrong, the server
/// starts and says so: with the older build of the same package if there is one, else with a page that names the problem.
/// </summary>
internal sealed class FrontendStartup(
    FrontendHostOptions options,
    FrontendDiscovery discovery,
    FrontendBuilder builder,
    FrontendPublisher publisher,
    CurrentFrontend current,
    ILogger<FrontendStartup> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.DevServer is { } devServer)
        {
            current.Proxy(devServer);
            log.FromDevServer(devServer);
            return;
        }

        var (installed, missing) = discovery.Find();
        if (installed is null)
        {
            Miss(missing!);
            return;
        }

        var (published, problem) = await PublishedAsync(installed, cancellationToken);
        if ((published ?? publisher.FindNewest(installed.Name)) is { } servable)
        {
            Serve(servable, problem);
        }
        else
        {
            Miss(problem!);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<(PublishedFrontend? Published, FrontendProblem? Problem)> PublishedAsync(
        InstalledFrontend installed, CancellationToken cancellation)
    {
        try
        {
            var fingerprint = Fingerprint.Of(installed, options.Root);
            if (publisher.Find(installed.Name, fingerprint) is { } unchanged)
            {
                return (unchanged, null);
            }

            var (build, failure) = await builder.BuildAsync(installed, fingerprint, cancellation);
            return build is null ? (null, failure) : await publisher.PublishAsync(build, cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, new FrontendProblem(
                $"The front-end {installed.Name} {installed.Version} could not be published: {e.Message}",
                $"Make room and access for {options.StaticDir} and {options.StagingDir}, then restart."));
        }
        finally
        {
            publisher.CleanStaging();
        }
    }

    private void Serve(PublishedFrontend published, FrontendProblem? problem)
    {
        current.Serve(published, AssetIndex.Of(publisher.FolderOf(published)), problem);
        log.Serving(published.Name, published.Version);
        if (problem is not null)
        {
            log.OlderStays(problem, published.Name);
        }
    }

    private void Miss(FrontendProblem problem)
    {
        current.Miss(problem);
        log.FrontendMissing(problem);
    }
}
