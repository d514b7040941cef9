using System.Net.Http.Headers;
using System.Security.Authentication;
using System.Text.Json;

namespace RazorOkta.Web.Oidc.Provider;

/// <summary>What the provider has answered: a status, and the body as a JSON object where it is one.</summary>
internal sealed record ProviderAnswer(int Status, JsonElement? Json);

/// <summary>
/// The one way by which we call the provider: bounded in time and size, without redirects and cookies, and every fault of the network
/// turned into a named failure.
/// </summary>
internal sealed class ProviderHttp(HttpClient http, OidcOptions options, TimeProvider clock) : IDisposable
{
    /// <summary>Longest body that is read, in bytes. Okta's largest answer, the discovery document, has about 5 kB.</summary>
    public const int LongestBody = 256 * 1024;

    // A provider that hangs holds this many calls, and nothing else of ours; the others wait within their own time.
    private readonly SemaphoreSlim _bulkhead = new(options.MostCallsAtOnce);

    // Who waits longer and then gives up (a login's own budget, a browser that leaves) has met a provider that does not answer.
    private static readonly TimeSpan SilentAfter = TimeSpan.FromSeconds(2);

    private readonly QuietPeriods _quiet = new(clock);
    private volatile OidcFailure? _silence;

    /// <summary>What the last call met when it had no answer; <c>null</c> when it had one, whatever it was, or when there was no call.</summary>
    public OidcFailure? Silence => _silence;

    /// <summary>The handler under the client, as registered in <see cref="OidcServices"/>.</summary>
    public static HttpMessageHandler CreateHandler(OidcOptions options) =>
        options.AuthorityFile is { } file ? new MockAuthorityHandler(file, CreateHandler) : CreateHandler();

    private static SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,      // a redirect would carry code and secret to an address that we did not choose
        UseCookies = false,             // one jar would be shared by all users
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        MaxResponseHeadersLength = 32,
        SslOptions = { EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13 }, // RFC 9325 3.1.1: older ones are broken
    };

    /// <param name="what">Name of the call in reason codes: <c>metadata</c>, <c>keys</c>, <c>token</c>.</param>
    public async Task<Result<ProviderAnswer>> SendAsync(HttpRequestMessage request, string what, CancellationToken cancellation)
    {
        using var limit = new TimeLimit(options.ProviderTimeout, clock, cancellation);
        var began = clock.GetTimestamp();
        if (_quiet.Left(what) is { } left)
        {
            return OidcFailure.Unavailable($"{what}-quiet", $"The provider has asked to be left alone for {left.TotalSeconds:F0} s more");
        }

        try
        {
            await _bulkhead.WaitAsync(limit.Token);
            try
            {
                return await CallAsync(request, what, limit.Token);
            }
            finally
            {
                _bulkhead.Release();
            }
        }
        catch (OperationCanceledException)
        {
            var tooSlow = OidcFailure.TooSlow($"{what}-timeout", $"No whole answer within {options.ProviderTimeout.TotalSeconds} s");
            if (limit.IsUp || clock.GetElapsedTime(began) >= SilentAfter)
            {
                _silence = tooSlow;
            }

            if (cancellation.IsCancellationRequested)
            {
                throw;
            }

            return tooSlow;
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.ConfigurationLimitExceeded)
        {
            return OidcFailure.BadAnswer($"{what}-too-large", e.Message);
        }
        catch (HttpRequestException e)
        {
            return _silence = OidcFailure.Unavailable($"{what}-unreachable", $"{e.HttpRequestError}: {e.Message}");
        }
    }

    /// <summary>Fetches a document that must be there: 200, and a JSON object.</summary>
    public async Task<Result<JsonElement>> GetAsync(string address, string what, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd("application/json");
        if (!(await SendAsync(request, what, cancellation)).Succeeded(out var answer, out var failure))
        {
            return failure;
        }

        return answer switch
        {
            { Status: 200, Json: { } json } => json,
            { Status: 401 or 403 or 404 or 408 or 429 or >= 500 } => OidcFailure.Unavailable($"{what}-unavailable", $"The provider answered {answer.Status}"),
            _ => OidcFailure.BadAnswer($"{what}-malformed", $"The provider answered {answer.Status}, {(answer.Json is null ? "not JSON" : "JSON")}"),
        };
    }

    public void Dispose() => _bulkhead.Dispose();

    private async Task<ProviderAnswer> CallAsync(HttpRequestMessage request, string what, CancellationToken cancellation)
    {
        using var response = await http.SendAsync(request, cancellation);
        _silence = null;
        _quiet.Note(what, response);
        return new ProviderAnswer((int)response.StatusCode, await ReadJsonAsync(response, cancellation));
    }

    private static async Task<JsonElement?> ReadJsonAsync(HttpResponseMessage response, CancellationToken cancellation) =>
        IsJson(response.Content.Headers.ContentType) ? StrictJson.ParseObject(await response.Content.ReadAsByteArrayAsync(cancellation)) : null;

    /// <summary>
    /// A page that happens to be JSON inside is an answer to somebody else. JSON is UTF-8 (RFC 8259 8.1); who says otherwise is read differently by
    /// others. Who says nothing is looked into.
    /// </summary>
    private static bool IsJson(MediaTypeHeaderValue? type) =>
        type is null
        || ((type.MediaType is "application/json" || type.MediaType?.EndsWith("+json", StringComparison.OrdinalIgnoreCase) == true)
            && type.CharSet?.Trim('"') is null or "" or "utf-8" or "UTF-8" or "utf8");
}
