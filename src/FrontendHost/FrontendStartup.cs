using Microsoft.Extensions.Hosting;

namespace RazorOkta.FrontendHost;

/// <summary>Makes the first front-end ready before the server listens. Whatever goes wrong, the server starts and says so.</summary>
internal sealed class FrontendStartup(FrontendChannels channels) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => channels.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
