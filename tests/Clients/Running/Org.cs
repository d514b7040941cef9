using System.Text;
using System.Text.Json;
using RazorOkta.MockOkta;
using RazorOkta.MockOkta.Definition;

namespace RazorOkta.Clients.Running;

/// <summary>The org of one row: nobody else's.</summary>
internal sealed class Org : IAsyncDisposable
{
    private static readonly HttpClient Http = LoopbackHttp.CreateClient();

    private readonly Func<ValueTask> _dispose;

    private Org(string url, string issuer, Func<ValueTask> dispose) => (Url, Issuer, _dispose) = (url, issuer, dispose);

    /// <summary>For example <c>http://k3v9x0aq2m1z.mock.localhost:40123</c>, without a trailing slash.</summary>
    public string Url { get; }

    /// <summary>Of the authorization server <c>default</c>.</summary>
    public string Issuer { get; }

    public static Org World(MockOktaServer server, OrgDefinition definition)
    {
        var world = server.CreateWorld(definition, byHostName: true);
        return new Org(world.Url, world.Org.DefaultIssuer, () =>
        {
            world.Dispose();
            return ValueTask.CompletedTask;
        });
    }

    public static async Task<Org> OfItsOwnAsync(OrgDefinition definition)
    {
        var server = await MockOktaServer.StartAsync(new MockOktaSettings { Port = 0, Org = definition });
        return new Org(server.Url, server.Org.DefaultIssuer, server.DisposeAsync);
    }

    /// <summary>A call to the org's control address, as any test makes it.</summary>
    public async Task<JsonElement> ControlAsync(string path)
    {
        await using var answer = await Http.GetStreamAsync(new Uri($"{Url}/_mock{path}"));
        using var document = await JsonDocument.ParseAsync(answer);
        return document.RootElement.Clone();
    }

    public async Task ControlAsync(HttpMethod method, string path, string json)
    {
        using var body = new StringContent(json, Encoding.UTF8, "application/json");
        using var call = new HttpRequestMessage(method, new Uri($"{Url}/_mock{path}")) { Content = body };
        using var answer = await Http.SendAsync(call);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>For example <c>POST /oauth2/default/v1/token 200</c>, each once.</summary>
    public async Task<IReadOnlyList<string>> RequestsAsync()
    {
        var journal = await ControlAsync("/journal");
        return
        [
            .. journal.GetProperty("entries").EnumerateArray()
                .Where(entry => entry.GetProperty("method").GetString() != HttpMethods.Options)
                .Select(entry => $"{entry.GetProperty("method")} {entry.GetProperty("path")} {entry.GetProperty("status")}")
                .Distinct(),
        ];
    }

    /// <summary>How many browsers are signed in at the org.</summary>
    public async Task<int> SessionsAsync() => (await ControlAsync("/sessions")).GetProperty("sessions").GetArrayLength();

    public ValueTask DisposeAsync() => _dispose();
}
