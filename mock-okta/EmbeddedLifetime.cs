namespace RazorOkta.MockOkta;

/// <summary>
/// An org inside another process leaves Ctrl-C and SIGTERM to that process. The default lifetime would catch them, stop the org,
/// and keep the process from ending.
/// </summary>
internal sealed class EmbeddedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
