using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FluentAssertions;
using RazorOkta.MockOkta;

namespace RazorOkta.Tests.Unit.MockOkta.Faults;

/// <summary>A world with a fault that is aimed at one endpoint, and a way to call it as often as a test likes.</summary>
internal sealed class Scene : IDisposable
{
    private readonly MockOktaWorld _world;
    private readonly string _endpoint;
    private string _handle = "";

    private Scene(MockOktaWorld world, string endpoint) => (_world, _endpoint, Login) = (world, endpoint, new FaultyLogin(world.Url));

    public string Org => _world.Url;

    public FaultyLogin Login { get; }

    public IReadOnlyList<string> Changes { get; private init; } = [];

    public WireRecord Healthy { get; private set; } = null!;

    public WireAnswer HealthyAnswer { get; private set; } = null!;

    public static async Task<Scene> OpenAsync(FaultServer server, string name, string? endpoint)
    {
        var scene = new Scene(server.Server.CreateWorld(), endpoint ?? "token") { Changes = FaultTableTests.ChangesOf(name) };
        scene.Healthy = await WireRecord.OfAsync(scene.Login);
        scene.HealthyAnswer = await scene.CallAsync();
        scene._handle = await FaultTableTests.ArmAsync(scene.Login.Http, scene.Org, name, endpoint is null ? null : new { fault = name, endpoint });
        return scene;
    }

    public async Task DisarmAsync() => (await Login.Http.DeleteAsync($"{Org}/_mock/faults/{_handle}")).EnsureSuccessStatusCode();

    public async Task<WireAnswer> CallAsync(string? endpoint = null, CancellationToken cancellation = default)
    {
        using var request = Request(endpoint);
        using var answer = await Login.Http.SendAsync(request, cancellation);
        return new WireAnswer(
            (int)answer.StatusCode,
            answer.Headers.Concat(answer.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
            await answer.Content.ReadAsByteArrayAsync(cancellation));
    }

    /// <summary>As far as the body arrives, which need not have an end.</summary>
    public async Task<bool> ReadAtLeastAsync(int bytes)
    {
        using var request = Request();
        using var answer = await Login.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await answer.Content.ReadAsStreamAsync();
        return await body.ReadAtLeastAsync(new byte[bytes], bytes, throwOnEndOfStream: false) == bytes;
    }

    /// <summary>A good request that the endpoint answers with 200, unless the fault has its way. A refreshing can be repeated, a code cannot.</summary>
    public HttpRequestMessage Request(string? endpoint = null) => (endpoint ?? _endpoint) switch
    {
        "discovery" => new(HttpMethod.Get, $"{Login.Issuer}/.well-known/openid-configuration"),
        "jwks" => new(HttpMethod.Get, $"{Login.Issuer}/v1/keys"),
        "userinfo" => new(HttpMethod.Get, $"{Login.Issuer}/v1/userinfo") { Headers = { Authorization = new("Bearer", Healthy.AccessToken) } },
        "logout" => new(HttpMethod.Get, $"{Login.Issuer}/v1/logout?id_token_hint={Healthy.IdToken}"),
        "token" => Post("token", new() { ["grant_type"] = "refresh_token", ["refresh_token"] = Healthy["token"].Member("refresh_token") }),
        "par" => Post("par", new()
        {
            ["client_id"] = FaultyLogin.Client, ["redirect_uri"] = FaultyLogin.RedirectUri, ["response_type"] = "code", ["scope"] = "openid", ["state"] = "_State_",
        }),
        var other => Post(other, new() { ["token"] = "nobody-knows-this" }),
    };

    /// <summary>How the connection ends before a single byte has come.</summary>
    public async Task ShouldEndAsync(SocketError how)
    {
        using var socket = await ConnectAsync();
        var end = SocketError.Success;
        try
        {
            (await socket.ReceiveAsync(new byte[1])).Should().Be(0);
        }
        catch (SocketException failed)
        {
            end = failed.SocketErrorCode;
        }

        end.Should().Be(how);
    }

    public async Task<string> WithRawSocketAsync(int bytes)
    {
        using var socket = await ConnectAsync();
        await using var stream = new NetworkStream(socket);
        var buffer = new byte[bytes];
        var read = await stream.ReadAtLeastAsync(buffer, 170_000, throwOnEndOfStream: false);
        return Encoding.ASCII.GetString(buffer, 0, read);
    }

    /// <summary>The request has passed the endpoint: its fault is counted there.</summary>
    public async Task ArrivedAsync()
    {
        while (!(await Login.Http.GetStringAsync($"{Org}/_mock/faults")).Contains("\"applied\":1", StringComparison.Ordinal))
        {
            await Task.Yield();
        }
    }

    /// <summary>The one that a fault has changed, once it is there: who gives up is sooner done than the org.</summary>
    public async Task<JsonElement> JournalEntryAsync(string fault)
    {
        while (true)
        {
            if (await JournalEntriesAsync(fault) is [var found, ..])
            {
                return found;
            }

            await Task.Yield();
        }
    }

    public async Task<IReadOnlyList<JsonElement>> JournalEntriesAsync(string fault)
    {
        using var journal = JsonDocument.Parse(await Login.Http.GetStringAsync($"{Org}/_mock/journal"));
        return
        [
            .. journal.RootElement.GetProperty("entries").EnumerateArray()
                .Where(entry => entry.GetProperty("faults").EnumerateArray().Any(named => named.GetString() == fault))
                .Select(entry => entry.Clone()),
        ];
    }

    public void Dispose()
    {
        Login.Dispose();
        _world.Dispose();
    }

    /// <summary>The same request again and again on one connection; true for each that was answered in full.</summary>
    public async Task<IReadOnlyList<bool>> AnswersOnOneConnectionAsync(int requests)
    {
        using var socket = await ConnectAsync();
        var answered = new List<bool> { await IsAnsweredAsync(socket) };
        while (answered.Count < requests && answered[^1])
        {
            await SendAsync(socket);
            answered.Add(await IsAnsweredAsync(socket));
        }

        return answered;
    }

    /// <summary>An answer in full has as many bytes as it says.</summary>
    private static async Task<bool> IsAnsweredAsync(Socket socket)
    {
        var (buffer, text) = (new byte[64 * 1024], "");
        while (Regex.Match(text, @"\r\nContent-Length: (\d+)\r\n(?:.+\r\n)*\r\n") is not { Success: true } head
            || text.Length < head.Index + head.Length + int.Parse(head.Groups[1].Value, CultureInfo.InvariantCulture))
        {
            var read = await socket.ReceiveAsync(buffer);
            if (read == 0)
            {
                return false;
            }

            text += Encoding.ASCII.GetString(buffer, 0, read);
        }

        return true;
    }

    private async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        var address = new Uri(Org);
        await socket.ConnectAsync(address.Host, address.Port);
        await SendAsync(socket);
        return socket;
    }

    private async Task SendAsync(Socket socket)
    {
        using var request = Request();
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync();
        var head = $"{request.Method} {request.RequestUri!.PathAndQuery} HTTP/1.1\r\nHost: {request.RequestUri.Authority}\r\n"
            + (request.Headers.Authorization is { } authorization ? $"Authorization: {authorization}\r\n" : "")
            + (body.Length > 0 ? $"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {body.Length}\r\n" : "");
        await socket.SendAsync(Encoding.ASCII.GetBytes($"{head}\r\n{body}"));
    }

    private HttpRequestMessage Post(string endpoint, Dictionary<string, string> form) => new(HttpMethod.Post, $"{Login.Issuer}/v1/{endpoint}")
    {
        Content = new FormUrlEncodedContent(form),
        Headers = { Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{FaultyLogin.Client}:{FaultyLogin.Secret}"))) },
    };
}
