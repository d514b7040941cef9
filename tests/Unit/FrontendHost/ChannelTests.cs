using System.Net;
using System.Text.RegularExpressions;
using RazorOkta.Harness;

namespace RazorOkta.Tests.Unit.FrontendHost;

/// <summary>Several installed front-ends on one server: which browser sees which, and when each is built.</summary>
public sealed partial class ChannelTests
{
    private const string Finished = """{"contract":2,"framework":"None","title":"TITLE","output":"public"}""";

    [Fact]
    public async Task a_browser_that_chooses_sees_another_front_end_than_the_others()
    {
        using var folder = TwoFinished();
        await using var web = await folder.ServeAsync("first");
        using var chooser = NewBrowser();
        using var other = NewBrowser();

        using (var chosen = await chooser.GetAsync($"{web.Origin}/?frontend=second"))
        {
            chosen.StatusCode.Should().Be(HttpStatusCode.Redirect);
            chosen.Headers.Location!.OriginalString.Should().Be("/");
            chosen.Headers.GetValues("Set-Cookie").Single().Should().StartWith("razorokta-frontend=second;").And.ContainEquivalentOf("httponly").And.ContainEquivalentOf("samesite=lax");
        }

        var theirs = await chooser.GetStringAsync($"{web.Origin}/authorization-code/login-redirect");
        theirs.Should().Contain("data-title=\"The second\"");
        (await other.GetStringAsync($"{web.Origin}/")).Should().Contain("data-title=\"The first\"");
        (await other.GetStringAsync(web.Origin + EntryOf(theirs))).Should().Contain("mount", "the files of both are there, whoever asks");
    }

    [Fact]
    public async Task the_overview_lists_what_is_installed()
    {
        using var folder = TwoFinished();
        await using var web = await folder.ServeAsync("first");
        using var browser = NewBrowser();

        var page = await browser.GetStringAsync($"{web.Origin}/");

        page.Should().Contain("<strong>The first</strong>").And.Contain("href=\"/?frontend=second\"").And.Contain(">The second</a>").And.NotContain("frontend=first");
    }

    [Fact]
    public async Task a_package_without_a_title_is_listed_by_its_name()
    {
        using var folder = TwoFinished().Install("@scope/family");
        await using var web = await folder.ServeAsync("first");
        using var browser = NewBrowser();

        (await browser.GetStringAsync($"{web.Origin}/")).Should().Contain("href=\"/?frontend=%40scope%2Ffamily\"").And.Contain(">@scope/family</a>");
    }

    [Fact]
    public async Task where_the_server_cannot_choose_the_browser_can()
    {
        using var folder = TwoFinished();
        await using var web = await folder.ServeAsync();
        using var browser = NewBrowser();

        using (var none = await browser.GetAsync($"{web.Origin}/"))
        {
            none.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
            (await none.Content.ReadAsStringAsync()).Should().Contain("Several front-ends are installed").And.Contain("href=\"/?frontend=first\"").And.Contain("href=\"/?frontend=second\"");
        }

        await browser.GetAsync($"{web.Origin}/?frontend=second");
        (await browser.GetStringAsync($"{web.Origin}/")).Should().Contain("data-title=\"The second\"");
    }

    [Theory]
    [InlineData("?frontend=second", "cross-site"), InlineData("?frontend=second", "same-site"), InlineData("?frontend=nobody", "same-origin"), InlineData("?frontend=", "none")]
    [InlineData("?frontend=../../etc", "none")]
    public async Task another_site_does_not_choose_and_nobody_chooses_what_is_not_there(string query, string site)
    {
        using var folder = TwoFinished();
        await using var web = await folder.ServeAsync("first");
        using var browser = NewBrowser();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{web.Origin}/{query}") { Headers = { { "Sec-Fetch-Site", site } } };

        using var answer = await browser.SendAsync(request);

        answer.Headers.Contains("Set-Cookie").Should().BeFalse();
        (await browser.GetStringAsync($"{web.Origin}/")).Should().Contain("data-title=\"The first\"");
    }

    [Fact]
    public async Task of_two_choices_nobody_can_say_which_is_the_users()
    {
        using var folder = TwoFinished();
        await using var web = await folder.ServeAsync("first");
        using var browser = NewBrowser();
        await ChooseAsync(browser, web, "second");
        using var request = new HttpRequestMessage(HttpMethod.Get, web.Origin) { Headers = { { "Cookie", "razorokta-frontend=second; razorokta-frontend=first" } } };

        (await (await browser.SendAsync(request)).Content.ReadAsStringAsync()).Should().Contain("data-title=\"The first\"", "that is the server's own choice");
    }

    [Fact]
    public async Task over_https_no_sister_host_can_choose()
    {
        using var folder = TwoFinished();
        await using var web = await folder.ServeAsync("first", https: true);
        using var browser = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.Equals(SelfSigned.ForLocalhost) is true } });

        using var chosen = await WaitAsync(browser, web, "second");
        using var planted = new HttpRequestMessage(HttpMethod.Get, web.Origin) { Headers = { { "Cookie", "razorokta-frontend=second; __HOST-razorokta-frontend=second" } } };

        chosen.Headers.GetValues("Set-Cookie").Single().Should().StartWith("__Host-razorokta-frontend=second;").And.ContainEquivalentOf("secure");
        (await (await browser.SendAsync(planted)).Content.ReadAsStringAsync()).Should().Contain("data-title=\"The first\"");
    }

    [Fact]
    public async Task a_front_end_is_built_when_it_is_first_chosen_and_once_however_many_ask()
    {
        using var folder = TwoFinished().Install("built", CountingBuild);
        await using var web = await folder.ServeAsync("first");
        File.Exists(Path.Combine(folder.Path, "builds")).Should().BeFalse("nobody has chosen it");

        await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ =>
        {
            using var browser = NewBrowser();
            await ChooseAsync(browser, web, "built");
            (await browser.GetStringAsync($"{web.Origin}/assets/bundle.js")).Should().StartWith("var bundle");
        }));

        (await File.ReadAllLinesAsync(Path.Combine(folder.Path, "builds"))).Should().HaveCount(1);
    }

    [Fact]
    public async Task who_waits_for_a_build_is_told_so()
    {
        using var folder = TwoFinished().Install("slow", $"const until = Date.now() + 2500; while (Date.now() < until); {FrontendFolder.GoodBuild}");
        await using var web = await folder.ServeAsync("first");
        using var browser = NewBrowser();

        using (var waiting = await browser.GetAsync($"{web.Origin}/?frontend=slow"))
        {
            waiting.StatusCode.Should().Be(HttpStatusCode.OK);
            waiting.Headers.GetValues("Refresh").Should().Equal("2");
            (await waiting.Content.ReadAsStringAsync()).Should().Contain("The front-end is being built").And.Contain("slow");
            waiting.Headers.Contains("Set-Cookie").Should().BeFalse();
        }

        await ChooseAsync(browser, web, "slow");
    }

    [Fact]
    public async Task a_build_that_fails_is_shown_to_who_has_chosen_it_and_can_be_tried_again()
    {
        using var folder = TwoFinished().Install("broken", $"{CountedIn("builds")} console.error('no such module'); process.exit(3);");
        var clock = new MovableClock();
        await using var web = await folder.ServeAsync("first", clock: clock);
        using var browser = NewBrowser();

        using (var failed = await WaitAsync(browser, web, "broken"))
        {
            failed.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
            (await failed.Content.ReadAsStringAsync()).Should().Contain("exit code 3").And.Contain("no such module").And.Contain("Back to the one before");
        }

        (await browser.GetStringAsync($"{web.Origin}/")).Should().Contain("data-title=\"The first\"", "the one before is in use still");
        folder.Rebuild("broken", FrontendFolder.GoodBuild);
        (await WaitAsync(browser, web, "broken")).StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable, "anybody may ask, so it is not tried again at once");
        (await File.ReadAllLinesAsync(Path.Combine(folder.Path, "builds"))).Should().HaveCount(1);
        clock.Advance(TimeSpan.FromSeconds(10));
        await ChooseAsync(browser, web, "broken");
    }

    [Fact]
    public async Task a_build_that_is_over_leaves_another_that_is_under_way_alone()
    {
        using var folder = TwoFinished().Install("slow", $"{FrontendFolder.GoodBuild}; const until = Date.now() + 4000; while (Date.now() < until);").Install("broken", "process.exit(3);");
        await using var web = await folder.ServeAsync("first");
        using var browser = NewBrowser();
        (await browser.GetAsync($"{web.Origin}/?frontend=slow")).Dispose();

        using (var failed = await WaitAsync(browser, web, "broken"))
        {
            failed.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        }

        await ChooseAsync(browser, web, "slow");
    }

    [Fact]
    public async Task what_npm_installs_meanwhile_is_noticed()
    {
        using var folder = new FrontendFolder();
        Install(folder, "first");
        await using var web = await folder.ServeAsync();
        using var browser = NewBrowser();
        (await browser.GetStringAsync($"{web.Origin}/")).Should().NotContain("data-se=\"frontends\"");

        Install(folder, "second");

        (await browser.GetStringAsync($"{web.Origin}/")).Should().Contain("href=\"/?frontend=second\"");
    }

    [Fact]
    public async Task another_version_takes_the_place_of_the_one_before()
    {
        using var folder = new FrontendFolder().Install("front", FrontendFolder.GoodBuild, version: "1.0.0");
        await using var web = await folder.ServeAsync();
        using var browser = NewBrowser();
        await browser.GetStringAsync($"{web.Origin}/");

        folder.Install("front", FrontendFolder.GoodBuild.Replace("var bundle = 1", "var bundle = 2", StringComparison.Ordinal), version: "1.0.1");
        await browser.GetStringAsync($"{web.Origin}/"); // notices
        await web.Log.WaitForAsync("Serving the front-end front 1.0.1");
        await browser.GetStringAsync($"{web.Origin}/");

        (await browser.GetStringAsync($"{web.Origin}/assets/bundle.js")).Should().StartWith("var bundle = 2");
    }

    [Fact]
    public async Task what_is_installed_meanwhile_takes_nobodys_place()
    {
        using var folder = new FrontendFolder().Install("shipped", shipped: true);
        await using var web = await folder.ServeAsync();
        using var browser = NewBrowser();

        Install(folder, "second");
        await browser.GetStringAsync($"{web.Origin}/"); // notices
        var page = await browser.GetStringAsync($"{web.Origin}/");

        page.Should().Contain("<strong>shipped</strong>").And.Contain("href=\"/?frontend=second\"");
        web.Log.Text.Should().NotContain("Serving the front-end second");
    }

    [Fact]
    public async Task a_choice_outlives_the_server()
    {
        using var folder = TwoFinished();
        using var browser = NewBrowser();
        await using (var before = await folder.ServeAsync("first"))
        {
            await ChooseAsync(browser, before, "second");
        }

        await using var web = await folder.ServeAsync("first");

        (await browser.GetStringAsync($"{web.Origin}/authorization-code/login-redirect")).Should().Contain("data-title=\"The second\"");
    }

    private static string CountingBuild => $"{CountedIn("builds")} {FrontendFolder.GoodBuild}";

    private static string CountedIn(string file) => $"require('fs').appendFileSync(require('path').join(__dirname, '../../../{file}'), 'x\\n');";

    private static FrontendFolder TwoFinished()
    {
        var folder = new FrontendFolder();
        Install(folder, "first");
        Install(folder, "second");
        return folder;
    }

    private static void Install(FrontendFolder folder, string name) => folder.InstallTwo(
        name, Finished.Replace("TITLE", $"The {name}", StringComparison.Ordinal), ("public/frontend.json", """{"entry":"app.js"}"""), ("public/app.js", $"export function mount() {{ '{name}'; }}"));

    private static async Task ChooseAsync(HttpClient browser, WebHost web, string name)
    {
        using var chosen = await WaitAsync(browser, web, name);
        chosen.StatusCode.Should().Be(HttpStatusCode.Redirect);
    }

    /// <summary>Comes back as often as the page says.</summary>
    private static async Task<HttpResponseMessage> WaitAsync(HttpClient browser, WebHost web, string name)
    {
        while (true)
        {
            var answer = await browser.GetAsync($"{web.Origin}/?frontend={name}");
            if (!answer.Headers.Contains("Refresh"))
            {
                return answer;
            }

            answer.Dispose();
        }
    }

    private static HttpClient NewBrowser() => new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });

    private static string EntryOf(string page) => Entry().Match(page).Groups["entry"].Value;

    [GeneratedRegex("data-entry=\"(?<entry>[^\"]+)\"")]
    private static partial Regex Entry();
}
