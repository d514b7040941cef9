using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using RazorOkta.MockOkta;
using RazorOkta.MockOkta.Faults;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.Certify.Running;

/// <summary>The provider of one case, and nobody else's. All but the arming of faults is asked of its control address, as any test would.</summary>
internal sealed class Org : IAsyncDisposable
{
    private static readonly HttpClient Http = new(LoopbackHttp.CreateHandler());

    private readonly MockOrg _org;
    private readonly Func<ValueTask> _dispose;

    private Org(MockOrg org, Func<ValueTask> dispose) => (_org, _dispose) = (org, dispose);

    public string Url => _org.Url;

    /// <summary>Of the authorization server <c>default</c>.</summary>
    public string Issuer => _org.DefaultIssuer;

    public static Org World(MockOktaWorld world) => new(world.Org, () =>
    {
        world.Dispose();
        return ValueTask.CompletedTask;
    });

    public static Org OfItsOwn(MockOktaServer server) => new(server.Org, server.DisposeAsync);

    /// <param name="fault">For example <c>http-truncated:chunks@jwks</c>.</param>
    /// <returns>Disposing it turns the fault off.</returns>
    public IDisposable Arm(string fault) => _org.Arm(fault);

    public IDisposable Arm(FaultOrder order) => _org.Arm(order);

    /// <summary>A session token for who has the password (Okta's authn API), as the sign-in form gets it.</summary>
    public async Task<string> SessionTokenAsync(string user)
    {
        using var answer = await Http.PostAsJsonAsync($"{Url}/api/v1/authn", new { username = user, password = Known.Password });
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("sessionToken").GetString()!;
    }

    public async Task<Journal> JournalAsync() => new(await ControlAsync("/journal"));

    public async Task<long> LastEntryAsync() => (await ControlAsync($"/journal?after={long.MaxValue}")).GetProperty("last").GetInt64();

    /// <summary>Waits, for a while, until there is a request to this endpoint: some are made when nobody waits for them any more.</summary>
    public async Task<bool> IsAskedAsync(string endpoint)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(3));
        while (!patience.IsCancellationRequested)
        {
            if ((await JournalAsync()).Count(endpoint) > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Places where the relying party was tempted to go, and went.</summary>
    public async Task<IReadOnlyList<string>> CanaryVisitsAsync() =>
        [.. (await ControlAsync("/canary")).GetProperty("visits").EnumerateArray().Select(visit => visit.GetProperty("id").GetString()!)];

    /// <summary>The name of the key that signs now.</summary>
    public async Task<string> KeyIdAsync()
    {
        using var keys = JsonDocument.Parse(await Http.GetStringAsync($"{Issuer}/v1/keys"));
        return keys.RootElement.GetProperty("keys")[0].GetProperty("kid").GetString()!;
    }

    /// <summary>How many browsers are signed in at the org.</summary>
    public async Task<int> SessionsAsync() => (await ControlAsync("/sessions")).GetProperty("sessions").GetArrayLength();

    public Task ForgetJournalAsync() => ControlAsync(HttpMethod.Delete, "/journal");

    public Task RotateKeysAsync() => ControlAsync(HttpMethod.Post, "/keys/rotate");

    /// <param name="by">ISO 8601, for example <c>PT1M</c>.</param>
    public Task AdvanceClockAsync(string by) => ControlAsync(HttpMethod.Post, "/clock", new { advance = by });

    /// <summary>A logout token for the relying party, sent at once.</summary>
    /// <returns>The status that it answered; 0: none.</returns>
    public async Task<int> SendLogoutTokenAsync(string? subject, string? session) =>
        (await ControlAsync(HttpMethod.Post, "/backchannel-logout", new { client = Known.ClientId, sub = subject, sid = session }))!.Value.GetProperty("status").GetInt32();

    public ValueTask DisposeAsync() => _dispose();

    public async Task<JsonElement> ControlAsync(string path)
    {
        using var json = JsonDocument.Parse(await Http.GetStringAsync($"{Url}/_mock{path}"));
        return json.RootElement.Clone();
    }

    public async Task<JsonElement?> ControlAsync(HttpMethod method, string path, object? body = null)
    {
        using var call = new HttpRequestMessage(method, $"{Url}/_mock{path}")
        {
            Content = body is null ? null : new StringContent(JsonSerializer.Serialize(body, WithoutNulls), Encoding.UTF8, "application/json"),
        };
        using var answer = await Http.SendAsync(call);
        var text = await answer.Content.ReadAsStringAsync();
        Expect.That(answer.IsSuccessStatusCode, $"the org's control address answers {(int)answer.StatusCode} to {path}: {text}");
        if (text.Length == 0)
        {
            return null;
        }

        using var json = JsonDocument.Parse(text);
        return json.RootElement.Clone();
    }

    private static readonly JsonSerializerOptions WithoutNulls = new() { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };
}
