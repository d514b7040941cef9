using Microsoft.Extensions.Logging;
using RazorOkta.FrontendHost.Build;
using RazorOkta.FrontendHost.Discover;
using RazorOkta.FrontendHost.Publish;
using RazorOkta.FrontendHost.Serve;

namespace RazorOkta.FrontendHost;

/// <summary>
/// Build, publish, serve, for one installed front-end. Whatever goes wrong, there is something to show: the older build of the same package if there
/// is one, else a page that names the problem.
/// </summary>
internal sealed class FrontendPipeline(FrontendHostOptions options, FrontendBuilder builder, FrontendPublisher publisher, ILogger<FrontendPipeline> log)
{
    public async Task<FrontendChannel> RunAsync(InstalledFrontend installed, CancellationToken cancellation)
    {
        var (published, problem) = await PublishAsync(installed, cancellation);
        if ((published ?? publisher.FindNewest(installed.Name)) is not { } servable)
        {
            return Miss(problem!);
        }

        log.Serving(servable.Name, servable.Version);
        if (problem is not null)
        {
            log.OlderStays(problem, servable.Name);
        }

        return FrontendChannel.Serving(servable, AssetIndex.Of(publisher.FolderOf(servable)), problem);
    }

    public FrontendChannel Miss(FrontendProblem problem)
    {
        log.FrontendMissing(problem);
        return FrontendChannel.Missing(problem);
    }

    private async Task<(PublishedFrontend? Published, FrontendProblem? Problem)> PublishAsync(InstalledFrontend installed, CancellationToken cancellation)
    {
        var staging = builder.NewStaging();
        try
        {
            var fingerprint = Fingerprint.Of(installed, options.Root);
            if (publisher.Find(installed.Name, fingerprint) is { } unchanged)
            {
                return (unchanged, null);
            }

            var (build, failure) = await builder.BuildAsync(installed, fingerprint, staging, cancellation);
            return build is null ? (null, failure) : await publisher.PublishAsync(build, cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, new FrontendProblem(
                $"The front-end {installed.Name} {installed.Version} could not be published: {e.Message.TrimEnd('.')}.",
                $"Make room and access for {options.StaticDir}; it is tried again when somebody asks."));
        }
        finally
        {
            publisher.CleanStaging(staging);
        }
    }
}
