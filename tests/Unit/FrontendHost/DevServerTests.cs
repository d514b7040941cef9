using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using RazorOkta.FrontendHost;

namespace RazorOkta.Tests.Unit.FrontendHost;

/// <summary>A front-end that comes from its own development server: what pages load, what the server is shown, and what is said when it is away.</summary>
public sealed class DevServerTests : IAsyncLifetime
{
    private const string Manifest = """{"contract":2,"framework":"React","devServer":"dev"}""";
    private const string Names = """{"entry":"src/main.js","styles":["src/app.css"]}""";

    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });

    private readonly FrontendFolder _folder = new FrontendFolder().InstallTwo("front", Manifest);
    private WebApplication _dev = null!;
    private string _frontendJson = Names;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _dev = builder.Build();
        _dev.UseWebSockets();
        _dev.Run(async http => await (http.Request.Path.Value switch
        {
            "/frontends/dev/frontend.json" => http.Response.WriteAsync(_frontendJson),
            "/frontends/dev/src/main.js" => http.Response.WriteAsync($"// {http.Request.Headers.Cookie}|{http.Request.Headers.Authorization}|{http.Request.QueryString}"),
            "/frontends/dev/" when http.WebSockets.IsWebSocketRequest => GreetAsync(http),
            "/frontends/dev/sets-cookies.js" => SetCookieAsync(http),
            "/assets/bundle.js" => http.Response.WriteAsync("// bundle"),
            _ => http.Response.WriteAsync("?"),
        }));
        await _dev.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _dev.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task a_page_loads_what_it_names_and_gives_way_for_style_elements_alone()
    {
        await using var web = await _folder.ServeAsync(devServer: Address);

        var page = await Http.GetAsync(web.Origin);

        (await page.Content.ReadAsStringAsync()).Should().Contain("data-entry=\"/frontends/dev/src/main.js\"").And.Contain("href=\"/frontends/dev/src/app.css\"");
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        policy.Should().Contain("style-src 'self' 'unsafe-inline'").And.NotContain("unsafe-eval");
        policy.Split(';').Should().ContainSingle(part => part.Contains("unsafe-inline", StringComparison.Ordinal));
        (await Http.GetStringAsync($"{web.Origin}/healthz")).Should().Contain("\"name\":\"front\"").And.Contain("\"version\":\"2.0.0\"");
    }

    [Fact]
    public async Task what_is_built_has_no_style_elements()
    {
        using var built = new FrontendFolder().InstallTwo("front", """{"contract":2,"framework":"React","output":"out"}""", ("out/frontend.json", """{"entry":"a.js"}"""), ("out/a.js", ""));
        await using var web = await built.ServeAsync();

        (await Http.GetAsync(web.Origin)).Headers.GetValues("Content-Security-Policy").Single().Should().NotContain("unsafe");
    }

    [Fact]
    public async Task it_answers_for_its_files_and_sees_no_cookie()
    {
        await using var web = await _folder.ServeAsync(devServer: Address);
        using var question = new HttpRequestMessage(HttpMethod.Get, $"{web.Origin}/frontends/dev/src/main.js?t=1");
        question.Headers.Add("Cookie", "razorokta=_Handle_");
        question.Headers.Add("Authorization", "Bearer _Token_");
        question.Headers.Add("Origin", web.Origin);

        var answer = await Http.SendAsync(question);

        (await answer.Content.ReadAsStringAsync()).Should().Be("// ||?t=1");
    }

    [Fact]
    public async Task it_sets_no_cookie_of_ours()
    {
        await using var web = await _folder.ServeAsync(devServer: Address);

        var answer = await Http.GetAsync($"{web.Origin}/frontends/dev/sets-cookies.js");

        answer.Headers.Contains("Set-Cookie").Should().BeFalse();
        (await answer.Content.ReadAsStringAsync()).Should().Be("// set");
    }

    [Theory]
    [InlineData("/frontends/dev/%252e%252e/%252e%252e/secret"), InlineData("/frontends/dev/..%252fsecret"), InlineData("/assets/%252e%252e/secret")]
    public async Task no_address_leads_out_of_its_folder(string path)
    {
        await using var web = await _folder.ServeAsync(devServer: Address);

        (await RawGet.StatusAsync(web.Origin, path)).Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site"), InlineData("Sec-Fetch-Site", "same-site"), InlineData("Origin", "http://localhost:9988"), InlineData("Origin", "null")]
    public async Task pages_of_others_do_not_reach_it(string header, string value)
    {
        await using var web = await _folder.ServeAsync(devServer: Address);
        using var question = new HttpRequestMessage(HttpMethod.Get, $"{web.Origin}/frontends/dev/src/main.js");
        question.Headers.Add(header, value);

        (await Http.SendAsync(question)).StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task a_page_of_others_hears_nothing_of_its_hot_reload()
    {
        await using var web = await _folder.ServeAsync(devServer: Address);
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", "http://localhost:9988");

        var connecting = () => socket.ConnectAsync(new Uri($"{web.Origin.Replace("http", "ws", StringComparison.Ordinal)}/frontends/dev/"), CancellationToken.None);

        await connecting.Should().ThrowAsync<WebSocketException>().WithMessage("*403*");
    }

    [Fact]
    public async Task its_hot_reload_passes_over_WebSocket()
    {
        await using var web = await _folder.ServeAsync(devServer: Address);
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("vite-hmr");
        await socket.ConnectAsync(new Uri($"{web.Origin.Replace("http", "ws", StringComparison.Ordinal)}/frontends/dev/?token=1"), CancellationToken.None);

        var heard = new byte[16];
        var count = (await socket.ReceiveAsync(heard, CancellationToken.None)).Count;

        heard[..count].Should().Equal("changed"u8.ToArray());
        socket.SubProtocol.Should().Be("vite-hmr");
    }

    [Fact]
    public async Task while_it_is_away_the_page_says_so()
    {
        await using var web = await _folder.ServeAsync(devServer: new Uri("http://127.0.0.1:9"));

        var answer = await Http.GetAsync(web.Origin);

        answer.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("The development server of front at http://127.0.0.1:9/ does not answer").And.Contain("Look at its own lines");
    }

    [Theory]
    [InlineData("<p>not found</p>", "that is none")]
    [InlineData("""{"entry":"../../secret.js"}""", "secret.js&quot; in frontend.json, and there is no such file")]
    public async Task what_it_names_wrongly_is_told_until_it_is_mended(string json, string told)
    {
        _frontendJson = json;
        await using var web = await _folder.ServeAsync(devServer: Address);
        (await (await Http.GetAsync(web.Origin)).Content.ReadAsStringAsync()).Should().Contain(told);

        _frontendJson = Names;

        (await Http.GetAsync(web.Origin)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task of_contract_1_it_answers_for_the_assets()
    {
        using var family = new FrontendFolder().Install("family");
        await using var web = await family.ServeAsync(devServer: Address);

        (await Http.GetStringAsync($"{web.Origin}/assets/bundle.js")).Should().Be("// bundle");
        (await Http.GetAsync(web.Origin)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public void how_it_is_started_is_said_by_the_manifest()
    {
        var (script, problem) = FrontendHostServices.FindDevServer(OptionsFor(_folder));

        problem.Should().BeNull();
        script.Should().BeEquivalentTo(new { Name = "front", Script = "dev", Base = "/frontends/dev/" });
        Directory.Exists(script!.Folder).Should().BeTrue();
    }

    [Fact]
    public void a_front_end_without_one_is_told_with_the_cure()
    {
        using var without = new FrontendFolder().InstallTwo("front", """{"contract":2,"framework":"React"}""");

        var (script, problem) = FrontendHostServices.FindDevServer(OptionsFor(without));

        script.Should().BeNull();
        problem!.ToString().Should().Contain("front names no development server").And.Contain("razorOkta.devServer");
    }

    private Uri Address => new(_dev.Urls.First());

    private static FrontendHostOptions OptionsFor(FrontendFolder folder) => new() { Root = folder.Path, StaticDir = folder.StaticDir, StagingDir = folder.StaticDir };

    private static Task SetCookieAsync(HttpContext http)
    {
        http.Response.Cookies.Append("razorokta", "_Planted_");
        return http.Response.WriteAsync("// set");
    }

    private static async Task GreetAsync(HttpContext http)
    {
        using var socket = await http.WebSockets.AcceptWebSocketAsync("vite-hmr");
        await socket.SendAsync("changed"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, http.RequestAborted);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, http.RequestAborted);
    }
}
