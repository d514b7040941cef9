using System.Net;
using System.Net.Http.Headers;
using RazorOkta.Harness;

namespace RazorOkta.Tests.Unit.FrontendHost;

/// <summary>From an installed package to files in a browser, over real HTTP and with a real node.</summary>
public sealed class FrontendHostTests
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });

    [Fact]
    public async Task the_installed_front_end_is_built_and_served()
    {
        using var folder = new FrontendFolder().InstallOther("left-pad").Install("@acme/front");
        await using var web = await folder.ServeAsync();

        (await GetAsync(web, "/assets/bundle.js")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await TextAsync(web, "/healthz")).Should().Contain("@acme/front").And.Contain("\"status\":\"ok\"");
        (await GetAsync(web, "/")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task the_shipped_one_yields_to_the_users()
    {
        using var folder = new FrontendFolder().Install("shipped", shipped: true).Install("users");
        await using var web = await folder.ServeAsync();

        (await TextAsync(web, "/healthz")).Should().Contain("\"name\":\"users\"");
    }

    [Fact]
    public async Task the_shipped_one_is_served_when_it_is_alone_or_asked_for()
    {
        using var folder = new FrontendFolder().Install("shipped", shipped: true);
        await using (var web = await folder.ServeAsync())
        {
            (await TextAsync(web, "/healthz")).Should().Contain("\"name\":\"shipped\"");
        }

        folder.Install("users");
        await using var asked = await folder.ServeAsync("shipped");
        (await TextAsync(asked, "/healthz")).Should().Contain("\"name\":\"shipped\"");
    }

    [Fact]
    public async Task two_of_the_users_are_named_and_the_user_must_choose()
    {
        using var folder = new FrontendFolder().Install("one").Install("two");
        await using var web = await folder.ServeAsync();

        var answer = await GetAsync(web, "/");

        answer.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("one, two").And.Contain("--frontend");
        await using var chosen = await folder.ServeAsync("two");
        (await TextAsync(chosen, "/healthz")).Should().Contain("\"name\":\"two\"");
    }

    [Fact]
    public async Task without_any_the_page_says_how_to_install_one()
    {
        using var folder = new FrontendFolder();
        await using var web = await folder.ServeAsync();

        var answer = await GetAsync(web, "/authorization-code/login-redirect");

        answer.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("npm install @okta/samples-js-react");
    }

    [Fact]
    public async Task a_name_that_is_not_installed_is_told_with_those_that_are()
    {
        using var folder = new FrontendFolder().Install("one");
        await using var web = await folder.ServeAsync("@acme/missing");

        (await TextAsync(web, "/")).Should().Contain("@acme/missing").And.Contain("Installed: one");
    }

    [Fact]
    public async Task without_a_front_end_nobody_makes_logins_but_the_server()
    {
        using var folder = new FrontendFolder().Install("one");
        await using var web = await folder.ServeAsync("none-such");
        using var question = new HttpRequestMessage(HttpMethod.Get, $"{web.Origin}/authorization-code/callback?state=_State_&code=_Code_");
        question.Headers.Add("Cookie", "okta-oauth-state=_State_; okta-oauth-nonce=_Nonce_");

        var answer = await Http.SendAsync(question);

        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("no-attempt");
    }

    [Fact]
    public async Task a_failed_build_is_shown_with_its_last_lines()
    {
        using var folder = new FrontendFolder().Install("bad", build: "console.error('no <oven>'); process.exit(3)");
        await using var web = await folder.ServeAsync();

        (await TextAsync(web, "/")).Should().Contain("exit code 3").And.Contain("no &lt;oven&gt;");
    }

    [Fact]
    public async Task a_build_without_a_bundle_is_not_published()
    {
        using var folder = new FrontendFolder().Install("bad", build: "require('fs').writeFileSync(process.env.DIST_OUT + '/doc.js', '')");
        await using var web = await folder.ServeAsync();

        (await TextAsync(web, "/")).Should().Contain("wrote no bundle.js");
        (await GetAsync(web, "/assets/doc.js")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task a_link_in_the_output_is_not_published()
    {
        using var folder = new FrontendFolder().Install(
            "bad", build: FrontendFolder.GoodBuild + "fs.symlinkSync('/etc/passwd', path.join(out, 'passwd.txt'));");
        await using var web = await folder.ServeAsync();

        (await TextAsync(web, "/")).Should().Contain("symbolic link");
    }

    [Fact]
    public async Task after_a_failed_build_the_older_one_is_served_and_the_page_says_so()
    {
        using var folder = new FrontendFolder().Install("front");
        await using (await folder.ServeAsync()) { }

        folder.Rebuild("front", "console.log('broken now'); process.exit(1)");
        await using var web = await folder.ServeAsync();

        (await TextAsync(web, "/assets/bundle.js")).Should().StartWith("var bundle = 1;");
        (await TextAsync(web, "/")).Should().Contain("You see an older build").And.Contain("exit code 1");
    }

    [FactOnLinux]
    public async Task a_build_that_is_killed_half_way_is_told_and_the_older_one_is_served()
    {
        using var folder = new FrontendFolder().Install("front");
        await using (await folder.ServeAsync()) { }

        folder.Rebuild("front", "require('fs').writeFileSync(process.env.DIST_OUT + '/bundle.js', 'var half'); process.kill(process.pid, 'SIGKILL')");
        await using var web = await folder.ServeAsync();

        (await TextAsync(web, "/assets/bundle.js")).Should().StartWith("var bundle = 1;");
        (await TextAsync(web, "/")).Should().Contain("You see an older build").And.Contain("ended from outside, by signal 9");
    }

    [Fact]
    public async Task an_unchanged_package_is_built_once()
    {
        using var folder = new FrontendFolder().Install("front");
        await using (var first = await folder.ServeAsync())
        {
            first.Log.Text.Should().Contain("Building the front-end front");
        }

        await using var second = await folder.ServeAsync();
        second.Log.Text.Should().NotContain("Building the front-end").And.Contain("Serving the front-end front");
    }

    [Fact]
    public async Task a_change_in_a_linked_package_is_a_change_of_the_front_end()
    {
        using var folder = new FrontendFolder().Install("front").Link("@acme/kit", "kit.js", "1");
        await using (await folder.ServeAsync())
        {
        }

        folder.Link("@acme/kit", "kit.js", "2");
        await using var second = await folder.ServeAsync();
        second.Log.Text.Should().Contain("Building the front-end front");
    }

    [Fact]
    public async Task a_build_sees_no_secret_and_gets_the_output_folder_both_ways()
    {
        using var folder = new FrontendFolder().Install("front", build: FrontendFolder.GoodBuild + """
            const config = require(path.resolve('.samples.config.json'));
            fs.writeFileSync(path.join(out, 'seen.txt'), JSON.stringify([config.oktaSample.server.staticDir === out, process.env, config]));
            """);
        await using var web = await folder.ServeAsync();

        (await TextAsync(web, "/assets/seen.txt")).Should().StartWith("[true,").And.NotContain(Known.ClientSecret);
    }

    [Fact]
    public async Task staging_is_empty_afterwards()
    {
        using var folder = new FrontendFolder().Install("bad", build: "process.exit(1)");
        await using var web = await folder.ServeAsync();

        Directory.EnumerateFileSystemEntries(Path.Combine(folder.StaticDir, ".staging")).Should().BeEmpty("it is on the volume of what is published, and a build that has failed leaves nothing there");
    }

    [Fact]
    public async Task output_that_finds_no_place_is_told_with_the_place()
    {
        using var folder = new FrontendFolder().Install("front");
        await File.WriteAllTextAsync(folder.StaticDir, "");
        await using var web = await folder.ServeAsync();

        (await TextAsync(web, "/")).Should().Contain("could not be published").And.Contain($"Make room and access for {folder.StaticDir}");
    }

    [Theory]
    [InlineData("/assets/.env"), InlineData("/assets/.published.json"), InlineData("/assets/css/.hidden/b.css"), InlineData("/assets/css")]
    [InlineData("/assets/../package.json"), InlineData("/assets/%2e%2e/%2e%2e/package.json"), InlineData("/assets/..%2fpackage.json")]
    [InlineData("/assets/..%5cpackage.json"), InlineData("/assets//etc/passwd"), InlineData("/assets/bundle.js.br"), InlineData("/assets/BUNDLE.JS")]
    [InlineData("/assets/bundle.js/"), InlineData("/assets/bundle.js%00")]
    public async Task nothing_but_the_published_files_is_served(string path)
    {
        using var folder = new FrontendFolder().Install("front");
        await using var web = await folder.ServeAsync();

        ((int)(await RawGet.StatusAsync(web.Origin, path))).Should().BeOneOf(404, 400);
    }

    [Theory]
    [InlineData("br, gzip", "br"), InlineData("gzip", "gzip"), InlineData("br;q=0, gzip", "gzip"), InlineData("identity", null), InlineData(null, null)]
    public async Task the_compressed_form_is_served_to_who_takes_it(string? accepted, string? expected)
    {
        using var folder = new FrontendFolder().Install("front");
        await using var web = await folder.ServeAsync();

        var answer = await GetAsync(web, "/assets/bundle.js", request =>
        {
            if (accepted is not null)
            {
                request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
            }
        });

        answer.Content.Headers.ContentEncoding.SingleOrDefault().Should().Be(expected);
        answer.Headers.Vary.Should().Contain("Accept-Encoding");
        answer.Content.Headers.ContentType!.ToString().Should().Be("text/javascript; charset=utf-8");
        answer.Content.Headers.ContentLength.Should().Match(length => expected == null ? length > 5000 : length < 500);
    }

    [Fact]
    public async Task a_file_that_is_still_good_is_not_sent_again()
    {
        using var folder = new FrontendFolder().Install("front");
        await using var web = await folder.ServeAsync();
        var tag = (await GetAsync(web, "/assets/css/a.css")).Headers.ETag!;

        var again = await GetAsync(web, "/assets/css/a.css", request => request.Headers.IfNoneMatch.Add(tag));

        again.StatusCode.Should().Be(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task a_range_is_cut_from_the_file_itself()
    {
        using var folder = new FrontendFolder().Install("front");
        await using var web = await folder.ServeAsync();

        var part = await GetAsync(web, "/assets/bundle.js", request =>
        {
            request.Headers.Range = new RangeHeaderValue(0, 9);
            request.Headers.TryAddWithoutValidation("Accept-Encoding", "br");
        });

        part.StatusCode.Should().Be(HttpStatusCode.PartialContent);
        (await part.Content.ReadAsStringAsync()).Should().Be("var bundle");
    }

    [Fact]
    public async Task a_page_inside_a_package_has_none_of_our_rights()
    {
        using var folder = new FrontendFolder().Install("front");
        await using var web = await folder.ServeAsync();

        (await GetAsync(web, "/assets/page.html")).Headers.GetValues("Content-Security-Policy").Single().Should().Contain("sandbox");
    }

    [Theory]
    [InlineData(true, false), InlineData(false, true)]
    public async Task eval_is_allowed_on_one_page_and_only_for_packages_that_promise_nothing(bool strict, bool expected)
    {
        using var folder = new FrontendFolder().Install("front", strictCsp: strict);
        await using var web = await folder.ServeAsync();

        (await PolicyAsync("/authorization-code/login-custom")).Contains("'unsafe-eval'", StringComparison.Ordinal).Should().Be(expected);
        (await PolicyAsync("/authorization-code/login-redirect")).Should().NotContain("unsafe");

        async Task<string> PolicyAsync(string path) => (await GetAsync(web, path)).Headers.GetValues("Content-Security-Policy").Single();
    }

    private static async Task<HttpResponseMessage> GetAsync(WebHost web, string path, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, web.Origin + path);
        change?.Invoke(request);
        return await Http.SendAsync(request);
    }

    private static async Task<string> TextAsync(WebHost web, string path) => await (await GetAsync(web, path)).Content.ReadAsStringAsync();
}
