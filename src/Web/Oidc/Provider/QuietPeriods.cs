using System.Collections.Concurrent;
using System.Net;

namespace RazorOkta.Web.Oidc.Provider;

/// <summary>
/// Leaves the provider alone where it has asked for that with <c>Retry-After</c> (RFC 9110 10.2.3), one endpoint at a time: hammering a provider
/// that is throttling keeps it down. Never for longer than a minute, whatever the header says.
/// </summary>
internal sealed class QuietPeriods(TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _until = new(StringComparer.Ordinal);

    /// <summary>How long that endpoint is to be left alone; <c>null</c> when it may be called.</summary>
    public TimeSpan? Left(string what)
    {
        var left = _until.GetValueOrDefault(what) - clock.GetUtcNow();
        return left > TimeSpan.Zero ? left : null;
    }

    public void Note(string what, HttpResponseMessage response)
    {
        if (response.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable))
        {
            _until.TryRemove(what, out _);
            return;
        }

        var now = clock.GetUtcNow();
        var asked = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - now,
            _ => TimeSpan.Zero, // nothing, or nothing that can be understood
        };
        if (asked > TimeSpan.Zero)
        {
            _until[what] = now + (asked < Longest ? asked : Longest);
        }
    }
}
