using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using FluentAssertions;
using Xunit;

namespace RazorOkta.Tests.Unit.MockOkta.Faults;

/// <summary>What goes wrong on the way: every variant is armed, aimed at an endpoint, and met there and nowhere else.</summary>
public sealed class FaultTransportTests(FaultServer server) : IClassFixture<FaultServer>
{
    public static TheoryData<string, string> OnTheWire()
    {
        var rows = new TheoryData<string, string>();
        foreach (var name in FaultTableTests.Names(changes => changes.Any(change => change.StartsWith("http.", StringComparison.Ordinal) && !change.StartsWith("http.certificate", StringComparison.Ordinal))))
        {
            var changes = FaultTableTests.ChangesOf(name);
            var aim = changes.FirstOrDefault(change => change.StartsWith("when.endpoint=", StringComparison.Ordinal))?["when.endpoint=".Length..];
            rows.Add(name, aim is null or "all" ? "token" : aim);
        }

        return rows;
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(OnTheWire))]
    public async Task an_endpoint_that_is_aimed_at_fails_in_the_way_that_was_asked_for(string name, string endpoint)
    {
        using var scene = await Scene.OpenAsync(server, name, endpoint);
        foreach (var change in scene.Changes.Where(change => change.StartsWith("http.", StringComparison.Ordinal)))
        {
            await ShouldShowAsync(scene, change);
        }
    }

    [Theory]
    [InlineData("discovery"), InlineData("jwks"), InlineData("token"), InlineData("userinfo"), InlineData("revoke"), InlineData("introspect")]
    public async Task the_same_fault_can_be_aimed_at_any_endpoint(string endpoint)
    {
        using var scene = await Scene.OpenAsync(server, "http-not-json:html", endpoint);
        (await scene.CallAsync()).Headers["Content-Type"].Should().Be("text/html");
        foreach (var other in new[] { "discovery", "jwks", "userinfo" }.Where(other => other != endpoint))
        {
            (await scene.CallAsync(other)).Headers["Content-Type"].Should().StartWith("application/json");
        }
    }

    [Fact]
    public async Task only_a_connection_that_has_served_before_is_a_stale_one()
    {
        using var scene = await Scene.OpenAsync(server, "http-stale-connection", "jwks");
        (await scene.AnswersOnOneConnectionAsync(2)).Should().Equal(true, false);
    }

    [Fact]
    public async Task after_the_first_minute_the_metadata_is_there()
    {
        using var scene = await Scene.OpenAsync(server, "discovery-down-at-start:503", "discovery");
        (await scene.CallAsync()).Status.Should().Be(503);
        server.Time.Advance(TimeSpan.FromMinutes(1));
        (await scene.CallAsync()).Status.Should().Be(200);
    }

    [Fact]
    public async Task keys_are_rotated_once_and_the_new_set_is_not_to_be_had()
    {
        using var scene = await Scene.OpenAsync(server, "jwks-down-during-rotation:500", "jwks");
        var kid = WireDifference.Decode(scene.Healthy.IdToken.Split('.')[0])!.Value.GetProperty("kid").GetString();
        var code = await scene.Login.CodeAsync();
        var token = (await scene.Login.TokenAsync(code)).Member("id_token");
        WireDifference.Decode(token.Split('.')[0])!.Value.GetProperty("kid").GetString().Should().NotBe(kid);
        (await scene.CallAsync()).Status.Should().Be(500);
    }

    [Fact]
    public async Task a_code_is_used_up_although_no_answer_came()
    {
        using var scene = await Scene.OpenAsync(server, "token-connection-lost-after-send", "token");
        var code = await scene.Login.CodeAsync();
        await scene.Login.Invoking(login => login.TokenAsync(code)).Should().ThrowAsync<HttpRequestException>();
        await scene.DisarmAsync();
        (await scene.Login.TokenAsync(code)).Member("error").Should().Be("invalid_grant");
    }

    [Theory]
    [InlineData("http-unreachable:reset"), InlineData("http-unreachable:silent"), InlineData("token-connection-lost-after-send")]
    public async Task the_journal_has_no_answer_where_there_was_none(string name)
    {
        using var scene = await Scene.OpenAsync(server, name, "token");
        using var patience = new CancellationTokenSource();
        var call = scene.CallAsync(cancellation: patience.Token);
        if (name.EndsWith("silent", StringComparison.Ordinal))
        {
            await scene.ArrivedAsync();
            await patience.CancelAsync();
        }

        await call.Invoking(pending => pending).Should().ThrowAsync<Exception>();
        var entry = await scene.JournalEntryAsync(name);
        entry.GetProperty("status").GetInt32().Should().Be(0);
        entry.GetProperty("responseHeaders").EnumerateObject().Should().BeEmpty();
        entry.GetProperty("responseBody").ValueKind.Should().Be(System.Text.Json.JsonValueKind.Null);
        (await scene.JournalEntriesAsync(name)).Should().ContainSingle();
    }

    [Fact]
    public async Task the_journal_has_an_answer_from_its_first_byte_on()
    {
        using var scene = await Scene.OpenAsync(server, "http-slow-response:drip", "jwks");
        using var patience = new CancellationTokenSource();
        var waits = server.Time.Waits(TimeSpan.FromSeconds(1));
        var call = scene.CallAsync(cancellation: patience.Token);
        await waits;
        var entry = await scene.JournalEntryAsync("http-slow-response:drip");
        entry.GetProperty("status").GetInt32().Should().Be(200);
        call.IsCompleted.Should().BeFalse();
        await patience.CancelAsync();
        await call.Invoking(pending => pending).Should().ThrowAsync<OperationCanceledException>();
    }

    [Theory]
    [InlineData("http-slow-response:first-byte", "token"), InlineData("http-slow-response:first-byte", "revoke"), InlineData("http-error-status:500", "revoke")]
    public async Task a_late_answer_and_a_wrong_one_say_their_length(string name, string endpoint)
    {
        using var scene = await Scene.OpenAsync(server, name, endpoint);
        var waits = server.Time.Waits(TimeSpan.FromSeconds(30));
        var call = scene.CallAsync();
        await Task.WhenAny(waits, call);
        server.Time.Advance(TimeSpan.FromSeconds(30));
        var answer = await call;
        answer.Headers.Should().NotContainKey("Transfer-Encoding").And.Contain("Content-Length", answer.Body.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("revoke"), InlineData("logout")]
    public async Task an_answer_without_a_body_can_be_broken_text_too(string endpoint)
    {
        using var scene = await Scene.OpenAsync(server, "http-not-json:invalid-utf-8", endpoint);
        var answer = await scene.CallAsync();
        answer.Status.Should().Be(scene.HealthyAnswer.Status);
        answer.Body.Should().ContainInConsecutiveOrder(0xC3, 0x28, 0xFF);
    }

    [Fact]
    public async Task a_cookie_of_the_provider_comes_beside_the_session_s()
    {
        using var scene = await Scene.OpenAsync(server, "http-provider-sets-cookies", "authorize");
        (await scene.Login.AuthorizeAsync()).Headers["Set-Cookie"].Should().Contain("sid=").And.Contain("mock-okta-canary=");
    }

    [Fact]
    public async Task a_provider_with_a_wrong_clock_says_so_everywhere()
    {
        using var scene = await Scene.OpenAsync(server, "provider-clock-skew:4min-ahead", null);
        var keys = await scene.CallAsync("jwks");
        DateTimeOffset.Parse(keys.Headers["Date"], System.Globalization.CultureInfo.InvariantCulture).Should().Be(server.Time.GetUtcNow().AddMinutes(4));
        var token = (await scene.Login.TokenAsync(await scene.Login.CodeAsync())).Member("id_token");
        WireDifference.Decode(token.Split('.')[1])!.Value.GetProperty("iat").GetInt64().Should().Be(server.Time.GetUtcNow().AddMinutes(4).ToUnixTimeSeconds());
    }

    private async Task ShouldShowAsync(Scene scene, string change)
    {
        var (part, argument) = (change.Split('=')[0]["http.".Length..], change.Split('=', 2).ElementAtOrDefault(1) ?? "");
        switch (part.Split('.')[0])
        {
            case "status":
                (await scene.CallAsync()).Status.ToString(System.Globalization.CultureInfo.InvariantCulture).Should().Be(argument);
                break;
            case "header":
                (await scene.CallAsync()).Headers.Should().ContainKey(part["header.".Length..]);
                break;
            case "raw":
                (await scene.CallAsync()).Body.Should().NotEqual(scene.HealthyAnswer.Body);
                break;
            case "member":
                scene.Changes.Should().Contain("when.endpoint=par"); // has a test of its own
                break;
            case "empty":
                (await scene.CallAsync()).Body.Should().BeEmpty();
                break;
            case "headers":
                (await scene.WithRawSocketAsync(1_000_000)).Should().Contain("X-Filler-09999: x");
                break;
            case "redirect":
                (await scene.CallAsync()).Should().Match<WireAnswer>(answer => answer.Status >= 301 && answer.Status <= 308 && answer.Headers.ContainsKey("Location") && answer.Body.Length == 0);
                break;
            case "address":
                await MetadataShouldMisleadAsync(scene);
                break;
            case "close" when argument == "reused":
                break; // has a test of its own
            case "close":
                await scene.ShouldEndAsync(SocketError.Success);
                break;
            case "reset":
                await scene.ShouldEndAsync(SocketError.ConnectionReset);
                break;
            case "hang":
                await ShouldNeverAnswerAsync(scene);
                break;
            case "delay" or "drip":
                await ShouldTakeItsTimeAsync(scene, System.Xml.XmlConvert.ToTimeSpan(argument));
                break;
            case "truncate":
                await scene.Login.Invoking(_ => scene.CallAsync()).Should().ThrowAsync<HttpRequestException>();
                break;
            case "oversize":
                (await scene.ReadAtLeastAsync(3_000_000)).Should().BeTrue();
                break;
            case "gzip":
                await ShouldUnfoldAsync(scene);
                break;
            default:
                throw new InvalidOperationException($"'{change}' has no test.");
        }
    }

    private static async Task MetadataShouldMisleadAsync(Scene scene)
    {
        var metadata = await scene.CallAsync("discovery");
        var address = new Uri(metadata.Member("token_endpoint"));
        address.Authority.Should().NotBe(new Uri(scene.Org).Authority);
        metadata.Member("authorization_endpoint").Should().StartWith(scene.Org);
        if (address.IsLoopback && address.Port > 1)
        {
            using var silent = new TcpClient();
            await silent.ConnectAsync(IPAddress.Loopback, address.Port);
            silent.Connected.Should().BeTrue();
            silent.Available.Should().Be(0);
        }
    }

    private static async Task ShouldNeverAnswerAsync(Scene scene)
    {
        using var patience = new CancellationTokenSource();
        var call = scene.CallAsync(cancellation: patience.Token);
        await scene.ArrivedAsync();
        call.IsCompleted.Should().BeFalse();
        await patience.CancelAsync();
        await call.Invoking(pending => pending).Should().ThrowAsync<OperationCanceledException>();
    }

    /// <summary>The clock of the test is the only one that can end it.</summary>
    private async Task ShouldTakeItsTimeAsync(Scene scene, TimeSpan pause)
    {
        var waits = server.Time.Waits(pause);
        var call = scene.CallAsync();
        do
        {
            await waits;
            call.IsCompleted.Should().BeFalse();
            waits = server.Time.Waits(pause);
            server.Time.Advance(pause);
            await Task.WhenAny(call, waits);
        }
        while (!call.IsCompleted);

        (await call).Status.Should().Be(200);
    }

    private static async Task ShouldUnfoldAsync(Scene scene)
    {
        using var request = scene.Request();
        using var answer = await scene.Login.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.Content.Headers.ContentEncoding.Should().Equal("gzip");
        await using var unfolded = new GZipStream(await answer.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        var (buffer, total) = (new byte[64 * 1024], 0L);
        while (total < 10_000_000)
        {
            total += await unfolded.ReadAtLeastAsync(buffer, 1);
        }
    }
}
