using System.Text;

namespace RazorOkta.Certify.Running;

/// <summary>A browser without a face: keeps cookies as browsers do, says on whose behalf it asks, and follows no redirect by itself.</summary>
internal sealed class Browser
{
    private static readonly HttpClient Http = new(LoopbackHttp.CreateHandler()) { Timeout = TimeSpan.FromSeconds(60) };

    public CookieJar Cookies { get; init; } = new();

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

            return answer;
        }
    }

    /// <summary>Another browser with the same cookies: what whoever has copied them can do.</summary>
    public Browser Copy() => new() { Cookies = Cookies.Copy() };

    private static async Task<Answer> ReadAsync(HttpResponseMessage response, string url) => new(
        (int)response.StatusCode,
        url,
        [.. response.Headers.Concat(response.Content.Headers).SelectMany(header => header.Value.Select(value => KeyValuePair.Create(header.Key, value)))],
        Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync()));
}
