using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace RazorOkta.Harness;

/// <summary>The least that can log somebody in: sends the browser away, redeems the code that it brings back, and asks who it is.</summary>
public sealed class SmallApp : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http = new();
    private readonly TaskCompletionSource<string> _heardOfLogout = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _mayAnswerLogout = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _logins;

    private SmallApp(WebApplication app) => _app = app;

    public string Origin => _app.Urls.First();

    public string RedirectUri => $"{Origin}/callback";

    public string Issuer { get; set; } = "";

    /// <summary>Where it is told, in a frame, that a session is over.</summary>
    public string FrontchannelLogoutUri => $"{Origin}/frontchannel-logout";

    /// <summary>The query with which it was told; the frame has no answer until <see cref="AnswerLogout"/>.</summary>
    public Task<string> HeardOfLogout => _heardOfLogout.Task;

    /// <summary>Of the last login.</summary>
    public string IdToken { get; private set; } = "";

    public static async Task<SmallApp> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var app = new SmallApp(builder.Build());
        app._app.MapGet("/login", app.Login);
        app._app.MapGet("/callback", app.CallbackAsync);
        app._app.MapGet("/", () => "Signed out");
        app._app.MapGet("/frontchannel-logout", (Delegate)app.HearOfLogoutAsync);
        await app._app.StartAsync();
        return app;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    public void AnswerLogout() => _mayAnswerLogout.TrySetResult();

    private async Task<IResult> HearOfLogoutAsync(HttpContext http)
    {
        _heardOfLogout.TrySetResult(http.Request.QueryString.Value ?? "");
        await _mayAnswerLogout.Task.WaitAsync(http.RequestAborted);
        return Results.Text("Heard");
    }

    private IResult Login() => Results.Redirect(QueryHelpers.AddQueryString($"{Issuer}/v1/authorize", new Dictionary<string, string?>
    {
        ["client_id"] = Known.ClientId,
        ["redirect_uri"] = RedirectUri,
        ["response_type"] = "code",
        ["scope"] = "openid profile email",
        ["state"] = $"_State{Interlocked.Increment(ref _logins)}_",
        ["nonce"] = "_Nonce_",
    }));

    private async Task<IResult> CallbackAsync(string code)
    {
        var tokens = await SendAsync(
            new HttpRequestMessage(HttpMethod.Post, $"{Issuer}/v1/token")
            {
                Content = new FormUrlEncodedContent([new("grant_type", "authorization_code"), new("code", code), new("redirect_uri", RedirectUri)]),
            },
            "Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{Known.ClientId}:{Known.ClientSecret}")));
        IdToken = tokens.GetProperty("id_token").GetString()!;
        var user = await SendAsync(new HttpRequestMessage(HttpMethod.Get, $"{Issuer}/v1/userinfo"), "Bearer", tokens.GetProperty("access_token").GetString()!);
        return Results.Text($"Signed in: {user.GetProperty("sub").GetString()}");
    }

    private async Task<JsonElement> SendAsync(HttpRequestMessage request, string scheme, string credentials)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue(scheme, credentials);
        using var answer = await _http.SendAsync(request);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return json.RootElement.Clone();
    }
}
