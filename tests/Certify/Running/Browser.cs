using System.Net;
using System.Text;

namespace RazorOkta.Certify.Running;

/// <summary>A browser without a face: keeps cookies as browsers do, says on whose behalf it asks, and follows no redirect by itself.</summary>
internal sealed class Browser
{
    private static readonly HttpClient Usual = ClientFrom(IPAddress.Loopback);

    /// <summary>Its connections; default: the same for all, from 127.0.0.1.</summary>
    public HttpClient Http { get; init; } = Usual;

    public CookieJar Cookies { get; init; } = new();

    /// <summary>Sees every answer, for who counts or judges them all.</summary>
    public Action<Answer> Heard { get; init; } = _ => { };

    public Task<Answer> GetAsync(string url, Asker? asker = null, params (string Name, string Value)[] headers) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, url), asker, headers);

    public Task<Answer> PostAsync(string url, IEnumerable<KeyValuePair<string, string>> fields, Asker? asker = null, params (string Name, string Value)[] headers) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, url) { Content = new FormUrlEncodedContent(fields) }, asker, headers);

    public async Task<Answer> SendAsync(HttpRequestMessage request, Asker? asker = null, params (string Name, string Value)[] headers)
    {
        using (request)
        {
            asker ??= Asker.User;
            foreach (var (name, value) in asker.Headers.Select(header => (header.Key, header.Value)).Concat(headers))
            {
                request.Headers.Remove(name);
                request.Headers.TryAddWithoutValidation(name, value);
            }

            if (Cookies.HeaderFor(request.RequestUri!, asker) is { } cookies && !request.Headers.Contains("Cookie"))
            {
                request.Headers.TryAddWithoutValidation("Cookie", cookies);
            }

            using var response = await Http.SendAsync(request);
            var answer = await ReadAsync(response, request.RequestUri!.OriginalString);
            foreach (var set in answer.SetCookies)
            {
                Cookies.Keep(request.RequestUri, set);
            }

            Heard(answer);
            return answer;
        }
    }

    /// <param name="address">Of this machine; servers that count by address take it for somebody of their own.</param>
    public static HttpClient ClientFrom(IPAddress address) => new(LoopbackHttp.CreateHandler(address)) { Timeout = TimeSpan.FromSeconds(60) };

    /// <summary>Another browser with the same cookies: what whoever has copied them can do.</summary>
    public Browser Copy() => new() { Http = Http, Cookies = Cookies.Copy(), Heard = Heard };

    private static async Task<Answer> ReadAsync(HttpResponseMessage response, string url) => new(
        (int)response.StatusCode,
        url,
        [.. response.Headers.Concat(response.Content.Headers).SelectMany(header => header.Value.Select(value => KeyValuePair.Create(header.Key, value)))],
        Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync()));
}
