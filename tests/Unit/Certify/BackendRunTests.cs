using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using RazorOkta.Certify.Backends;
using RazorOkta.Certify.Running;
using RazorOkta.Harness;
using RazorOkta.MockOkta;

namespace RazorOkta.Tests.Unit.Certify;

/// <summary>What <c>npm run certify:backend</c> finds: nothing in the web app, and everything in a server that lets everybody in.</summary>
public sealed class BackendRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task the_web_app_keeps_the_rules_of_the_family()
    {
        Org org = null!;
        await using var web = await WebHost.StartAsync(async origin =>
        {
            org = await OrgForAsync(origin);
            return new WebHostSettings { OktaUrl = org.Url, Issuer = org.Issuer, WireProfile = "okta-samples", DevServer = new Uri("http://127.0.0.1:9") }; // contract 1: it begins logins itself
        });
        await using var backend = org;

        (await TryAsync(org, web.Origin, "callback-w")).Should().Be(0, string.Join("; ", Failed()));
        (await TryAsync(org, web.Origin, "oidcc-client-test-invalid-aud")).Should().Be(0, string.Join("; ", Failed()));
    }

    [Fact]
    public async Task a_server_that_lets_everybody_in_is_found_out()
    {
        await using var server = await StartAsync(http =>
        {
            if (http.Request.Path == "/authorization-code/callback")
            {
                http.Response.Redirect("/authorization-code/profile");
            }

            return http.Response.WriteAsync("john@acme.com");
        });
        var origin = server.Urls.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

        await using var org = await OrgForAsync(origin);

        (await TryAsync(org, origin, "callback-without")).Should().Be(1);

        Failed().Should().Contain(text => text.StartsWith("callback-without-cookies", StringComparison.Ordinal));
    }

    [Fact]
    public async Task a_server_that_is_not_there_cannot_be_tried()
    {
        await using var org = await OrgForAsync("http://127.0.0.1:9");

        (await TryAsync(org, "http://127.0.0.1:9", "route")).Should().Be(2);
    }

    [Fact]
    public async Task a_server_that_refuses_good_logins_cannot_be_judged()
    {
        await using var server = await StartAsync(http =>
        {
            http.Response.StatusCode = http.Request.Path == "/authorization-code/callback" ? 401 : 200;
            return Task.CompletedTask;
        });
        var origin = server.Urls.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        await using var org = await OrgForAsync(origin);

        (await TryAsync(org, origin, "callback-w")).Should().Be(2, "it keeps every rule of refusing");
    }

    /// <summary>A server that is none of ours.</summary>
    private static async Task<WebApplication> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        server.Run(answer);
        await server.StartAsync();
        return server;
    }

    private static async Task<Org> OrgForAsync(string origin) => Org.OfItsOwn(await MockOktaServer.StartAsync(new MockOktaSettings { Port = 0, Org = RazorOkta.Certify.Running.Known.Org(origin) }));

    private Task<int> TryAsync(Org org, string origin, string only) => BackendRun.TryAsync(new Backend(org, origin, RazorOkta.Certify.Running.Known.ClientId), only, _folder.Path);

    private List<string> Failed()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(_folder["backend.json"]));
        return [.. json.RootElement.GetProperty("cases").EnumerateArray().Where(one => one.GetProperty("verdict").GetString() == "failed").Select(one => $"{one.GetProperty("id")}: {one.GetProperty("observed")}")];
    }
}
