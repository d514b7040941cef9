using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using FluentAssertions;
using Microsoft.AspNetCore.Http;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Face;
using RazorOkta.MockOkta.Http;
using Xunit;

namespace RazorOkta.Tests.Unit.MockOkta;

/// <summary>The page at the org's root as it is served, and the control calls that it is drawn from.</summary>
public sealed partial class FacePageTests : OrgUnderTest
{
    private const string Hostile = "</script><b>Mallory</b>";

    protected override OrgDefinition Definition => base.Definition with
    {
        Users =
        [
            .. SeededUsers.All,
            new OktaUser { Login = "mallory@acme.com", Password = "\"><b>", FirstName = Hostile },
            new OktaUser { Login = "tina@acme.com", Password = Password, Factors = [new Factor { Type = FactorType.GoogleOtp, Secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ" }] },
        ],
    };

    [Fact]
    public async Task it_tells_who_can_sign_in_and_what_to_paste()
    {
        var page = WebUtility.HtmlDecode(await Browser.GetStringAsync("/"));
        page.Should().Contain(DefaultServer).And.Contain("john@acme.com").And.Contain(Password).And.Contain("Tom & Jerry's app");
        page.Should().Contain($"\"clientId\": \"{WebClient}\"").And.Contain($"\"clientSecret\": \"{WebClientSecret}\"").And.Contain($"\"redirectUri\": \"{RedirectUri}\"");
        page.Should().Contain($"\"Authority\": \"{DefaultServer}\"").And.Contain("\"CallbackPath\": \"/authorization-code/callback\"");
    }

    [Fact]
    public async Task what_is_pasted_is_json()
    {
        var page = await Browser.GetStringAsync("/");
        var blocks = Blocks().Matches(page).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)).ToArray();
        blocks.Should().HaveCount(3, "two for the confidential client, one for the public one");
        blocks.Should().AllSatisfy(block => JsonDocument.Parse(block).Dispose());
    }

    [Theory]
    [InlineData(null, true), InlineData("127.0.0.1", true), InlineData("::1", true), InlineData("192.168.1.7", false)]
    public void secrets_are_for_people_of_this_machine(string? caller, bool areShown)
    {
        var http = new DefaultHttpContext { Connection = { RemoteIpAddress = caller is null ? null : IPAddress.Parse(caller) } };
        var page = FacePage.Of(Server.Org, maySeeSecrets: Loopback.IsCaller(http)).Body.ToString();
        page.Contains(WebClientSecret, StringComparison.Ordinal).Should().Be(areShown);
    }

    /// <summary>As at the control address: a proxy on this machine may serve people of another.</summary>
    [Theory]
    [InlineData("Accept", "text/html", true)]
    [InlineData("X-Forwarded-For", "192.0.2.1", false)]
    [InlineData("Via", "1.1 proxy", false)]
    public async Task a_proxy_gets_the_page_without_secrets(string header, string value, bool areShown)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { { header, value } } };
        using var answer = await Browser.SendAsync(request);
        (await answer.Content.ReadAsStringAsync()).Contains(WebClientSecret, StringComparison.Ordinal).Should().Be(areShown);
    }

    [Fact]
    public async Task what_needs_scripts_is_hidden_until_they_come()
    {
        var page = await Browser.GetStringAsync("/");
        foreach (var id in new[] { "time", "logins", "inbox", "sessions", "faults", "token" })
        {
            page.Should().Contain($"<section class=\"room\" id=\"{id}\" aria-labelledby=\"{id}-heading\" hidden>");
        }
    }

    [Fact]
    public async Task hostile_values_are_escaped()
    {
        var page = await Browser.GetStringAsync("/");
        page.Should().NotContain(Hostile).And.NotContain("\"><b>").And.Contain("&lt;/script&gt;&lt;b&gt;Mallory&lt;/b&gt;");
    }

    [Fact]
    public async Task it_runs_its_own_scripts_and_no_others_and_cannot_be_framed()
    {
        using var answer = await Browser.GetAsync("/");
        answer.Headers.GetValues("Content-Security-Policy").Single().Should().Be(
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'");
        var page = await answer.Content.ReadAsStringAsync();
        page.Should().NotContain(" style=").And.NotMatchRegex(@"\son\w+=");
        Scripts().Matches(page).Select(match => match.Value).Should().Equal("<script type=\"module\" src=\"/assets/face/face.js\"></script>");
    }

    [Fact]
    public async Task every_module_is_served_as_javascript_and_asked_for_again_each_time()
    {
        var waiting = new Queue<string>(["face.js"]);
        var seen = new HashSet<string>(["face.js"]);
        while (waiting.TryDequeue(out var file))
        {
            using var answer = await Browser.GetAsync($"/assets/face/{file}");
            answer.StatusCode.Should().Be(HttpStatusCode.OK, file);
            answer.Content.Headers.ContentType!.ToString().Should().Be("text/javascript; charset=utf-8");
            answer.Headers.CacheControl!.ToString().Should().Be("no-cache");
            foreach (Match import in Imports().Matches(await answer.Content.ReadAsStringAsync()))
            {
                if (seen.Add(import.Groups[1].Value))
                {
                    waiting.Enqueue(import.Groups[1].Value);
                }
            }
        }

        seen.Should().HaveCountGreaterThan(10);
    }

    [Theory]
    [InlineData("/assets/face/face.css", "text/css"), InlineData("/assets/face/icon.svg", "image/svg+xml")]
    public async Task stylesheet_and_icon_have_their_types(string path, string type)
    {
        using var answer = await Browser.GetAsync(path);
        answer.Content.Headers.ContentType!.MediaType.Should().Be(type);
        (await Browser.GetStringAsync("/login/login.htm")).Should().Contain("<link rel=\"icon\" href=\"/assets/face/icon.svg\">", "else browsers ask for /favicon.ico, and complain");
    }

    [Theory]
    [InlineData("/assets/face/nothing.js"), InlineData("/assets/face/mock-okta.css"), InlineData("/assets/face/..%2f..%2fmock-okta.dll"), InlineData("/assets/face/")]
    public async Task other_files_are_not_there(string path)
    {
        using var answer = await Browser.GetAsync(path);
        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task a_world_has_a_page_of_its_own()
    {
        using var world = Server.CreateWorld();
        var path = new Uri(world.Url).AbsolutePath;
        var page = await Browser.GetStringAsync($"{path}/");
        page.Should().Contain($"data-base=\"{path}\"").And.Contain($"src=\"{path}/assets/face/face.js\"").And.Contain($"action=\"{path}/login/login.htm\"").And.Contain($"{world.Url}/oauth2/default");
        using var module = await Browser.GetAsync($"{path}/assets/face/face.js");
        module.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/"), InlineData("/login/login.htm")]
    public async Task one_click_signs_in(string path)
    {
        var form = Forms().Matches(await Browser.GetStringAsync(path)).Select(match => match.Groups).First(groups => groups["user"].Value == "john@acme.com");
        using var answer = await Browser.PostAsync(WebUtility.HtmlDecode(form["action"].Value), Form([new("username", form["user"].Value), new("password", form["password"].Value)]));
        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().Should().StartWith("/login/sessionCookieRedirect?");
    }

    [Fact]
    public async Task looking_at_the_page_leaves_no_trace_of_its_files_in_the_journal()
    {
        await Browser.GetAsync("/assets/face/face.js");
        await Browser.GetAsync("/_mock/keys");
        (await JournalAsync("")).GetProperty("entries").GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task the_journal_says_to_which_login_something_older_belongs_and_what_is_gone()
    {
        var token = await SessionTokenAsync();
        var before = await JournalAsync("");
        before.GetProperty("entries")[0].GetProperty("attempt").ValueKind.Should().Be(JsonValueKind.Null);

        await AuthorizeAsync(("sessionToken", token));
        var after = await JournalAsync($"after={before.GetProperty("last").GetInt64()}");
        after.GetProperty("attempts").GetProperty("1").GetString().Should().Be("_State_");
        after.GetProperty("first").GetInt64().Should().Be(1);

        await Browser.DeleteAsync("/_mock/journal");
        (await JournalAsync("after=2")).GetProperty("first").GetInt64().Should().Be(3);
    }

    [Fact]
    public async Task the_clock_goes_back_to_the_host_s_time_and_nothing_else_changes()
    {
        await SignInAsync();
        await Browser.PostAsync("/_mock/clock", Json("{\"advance\":\"PT1H\"}"));
        using var answer = await Browser.DeleteAsync("/_mock/clock");
        (await JsonAsync(answer)).GetProperty("offset").GetString().Should().Be("PT0S");
        (await Browser.GetAsync("/api/v1/sessions/me")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task the_keys_are_told_apart()
    {
        var kid = HeaderOf((await TokensAsync()).GetProperty("id_token")).GetProperty("kid").GetString();
        var fresh = await KeysAsync();
        fresh.GetProperty("issuers").EnumerateArray().Select(issuer => issuer.GetString()).Should().Equal(DefaultServer, Url);
        fresh.GetProperty("published")[0].GetProperty("kid").GetString().Should().Be(kid);
        fresh.GetProperty("retired").GetArrayLength().Should().Be(0);

        await Browser.PostAsync("/_mock/keys/rotate", null);
        var rotated = await KeysAsync();
        rotated.GetProperty("retired")[0].GetProperty("kid").GetString().Should().Be(kid);
        rotated.GetProperty("published")[0].TryGetProperty("d", out _).Should().BeFalse("only public halves are shown");
    }

    [Fact]
    public async Task authenticator_apps_show_the_code_of_this_moment()
    {
        Clock.SetUtcNow(DateTimeOffset.FromUnixTimeSeconds(2_000_000_000)); // a row of RFC 6238, appendix B: 69279037, of which the last six are ours
        var app = (await JsonAsync(await Browser.GetAsync("/_mock/inbox?to=tina@acme.com"))).GetProperty("authenticators")[0];
        app.GetProperty("app").GetString().Should().Be("GOOGLE");
        app.GetProperty("code").GetString().Should().Be("279037");
        (await JsonAsync(await Browser.GetAsync("/_mock/inbox?to=john@acme.com"))).GetProperty("authenticators").GetArrayLength().Should().Be(0);
    }

    private async Task<JsonElement> JournalAsync(string query) => await JsonAsync(await Browser.GetAsync($"/_mock/journal?{query}"));

    private async Task<JsonElement> KeysAsync() => await JsonAsync(await Browser.GetAsync("/_mock/keys"));

    [GeneratedRegex("<pre data-copy=[^>]*><code>(.*?)</code></pre>", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex("<script.*?</script>", RegexOptions.Singleline)]
    private static partial Regex Scripts();

    [GeneratedRegex(@"from '\./([a-z]+\.js)'")]
    private static partial Regex Imports();

    [GeneratedRegex("""<form method="post" action="(?<action>[^"]+)">\s*<input type="hidden" name="username" value="(?<user>[^"]+)"><input type="hidden" name="password" value="(?<password>[^"]+)">""")]
    private static partial Regex Forms();
}
