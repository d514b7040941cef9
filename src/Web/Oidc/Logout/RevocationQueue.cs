using System.Threading.Channels;

namespace RazorOkta.Web.Oidc.Logout;

/// <summary>
/// Gives tokens back in the background, a few at a time: no browser waits for it, and a provider that is slow or down costs nothing but these few.
/// What waits when the server stops is not given back; it expires.
/// </summary>
internal sealed class RevocationQueue(OidcOptions options, RevocationClient client, TimeProvider clock, ILogger<RevocationQueue> log) : BackgroundService
{
    private const int AtOnce = 4;

    // A user with a thousand sessions may end them all with one click.
    private const int Longest = 4096;

    private readonly Channel<string> _tokens = Channel.CreateBounded<string>(Longest);

    /// <summary>Returns at once; whatever comes of it is said in the log.</summary>
    public void Add(string token)
    {
        if (options.WireProfile.RevokesTokens && !_tokens.Writer.TryWrite(token))
        {
            log.RevocationFailed("revocation-queue-full", $"{Longest} tokens are waiting");
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Parallel.ForEachAsync(
            _tokens.Reader.ReadAllAsync(stoppingToken),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stoppingToken },
            RevokeAsync);

    private async ValueTask RevokeAsync(string token, CancellationToken stopping)
    {
        using var limit = new TimeLimit(options.RevocationTimeout, clock, stopping);
        try
        {
            if (await client.RevokeAsync(token, limit.Token) is { } failure)
            {
                log.RevocationFailed(failure.Reason, LogText.Clean(failure.Detail));
            }
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            log.RevocationFailed("revocation-timeout", $"It took longer than {options.RevocationTimeout.TotalSeconds} s");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Whatever it is: a background service that fails takes the server with it.
            log.RevocationFailed("revocation-failed", e.GetType().Name);
        }
    }
}
