using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using RazorOkta.Harness;

namespace RazorOkta.Tests.Unit.FrontendHost;

/// <summary>Packages of contract 2 (docs/frontend-contract.md): what they say, what is served, what a page loads.</summary>
public sealed partial class ContractTwoTests
{
    private const string Finished = """{"contract":2,"framework":"None","language":"ES2025","title":"The smallest","output":"public"}""";
    private const string Built = """{"contract":2,"framework":"None"}""";
    private const string App = "export function mount({ rendered }) { rendered(); }";

    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });

    [Fact]
    public async Task finished_output_is_served_without_a_build()
    {
        using var folder = new FrontendFolder().InstallTwo("small", Finished, ("public/frontend.json", """{"entry":"app-1.js","styles":["css/a.css"]}"""), ("public/app-1.js", App), ("public/css/a.css", "a{}"));
        await using var web = await folder.ServeAsync();

        var page = await Http.GetStringAsync($"{web.Origin}/");

        page.Should().Contain("<small>ES2025</small>").And.Contain("data-title=\"The smallest\"").And.NotContain("/assets/");
        var entry = EntryOf(page);
        entry.Should().MatchRegex("^/frontends/small-[0-9a-f]{32}/app-1\\.js$");
        page.Should().Contain($"href=\"{entry.Replace("app-1.js", "css/a.css", StringComparison.Ordinal)}\" rel=\"stylesheet\"");
        using var script = await Http.GetAsync(new Uri(web.Origin + entry));
        (await script.Content.ReadAsStringAsync()).Should().Be(App);
        script.Headers.CacheControl!.ToString().Should().Be("public, max-age=31536000, immutable");
        script.Content.Headers.ContentType!.MediaType.Should().Be("text/javascript");
    }

    [Theory]
    [InlineData("public"), InlineData("dist"), InlineData("lib/dist")]
    public async Task other_finished_output_is_served_instead(string output)
    {
        using var folder = new FrontendFolder();
        Install("// before");
        await using (await folder.ServeAsync())
        {
        }

        Install("// after");
        await using var web = await folder.ServeAsync();

        (await Http.GetStringAsync(web.Origin + EntryOf(await Http.GetStringAsync($"{web.Origin}/")))).Should().StartWith("// after");

        void Install(string text) => folder.InstallTwo(
            "small", $$"""{"contract":2,"framework":"None","output":"{{output}}"}""", ($"{output}/frontend.json", """{"entry":"app.js"}"""), ($"{output}/app.js", text + "\n" + App));
    }

    [Fact]
    public async Task without_output_its_own_build_runs()
    {
        using var folder = new FrontendFolder().InstallTwo("built", Built, ("build.cjs", $$"""
            const fs = require('fs'), out = process.env.DIST_OUT;
            fs.writeFileSync(out + '/main.js', '{{App}}');
            fs.writeFileSync(out + '/frontend.json', JSON.stringify({ entry: 'main.js' }));
            """));
        await using var web = await folder.ServeAsync();

        var entry = EntryOf(await Http.GetStringAsync($"{web.Origin}/"));

        (await Http.GetStringAsync(web.Origin + entry)).Should().Be(App);
        (await StatusAsync(web, entry.Replace("/built-", "/built-0", StringComparison.Ordinal))).Should().Be(HttpStatusCode.NotFound, "it is another build's address");
    }

    [FactOnLinux]
    public async Task npm_that_is_killed_leaves_nothing_half_done()
    {
        using var folder = new FrontendFolder().InstallTwo("killed", Built, ("build.cjs", $$"""
            const fs = require('fs'), out = process.env.DIST_OUT;
            fs.writeFileSync(out + '/main.js', '{{App}}');
            fs.writeFileSync(out + '/frontend.json', JSON.stringify({ entry: 'main.js' }));
            const parent = pid => Number(fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')[1]);
            for (let pid = process.ppid; ; pid = parent(pid)) {
              if (fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('npm')) { process.kill(pid, 'SIGKILL'); break; }
            }
            setTimeout(() => {}, 5_000); // longer than anybody waits for the last lines
            """));
        await using var web = await folder.ServeAsync();

        WebUtility.HtmlDecode(await TextAsync(web, "/")).Should().Contain("ended from outside, by signal 9").And.NotContain("frontend-options");
    }

    [Fact]
    public async Task the_options_are_data_that_cannot_end_their_element()
    {
        using var folder = new FrontendFolder().InstallTwo("small", Finished, ("public/frontend.json", """{"entry":"app.js"}"""), ("public/app.js", App));
        await using var web = await folder.ServeAsync();

        var page = await Http.GetStringAsync($"{web.Origin}/authorization-code/login-redirect");

        using var options = JsonDocument.Parse(Options().Match(page).Groups["json"].Value);
        var root = options.RootElement;
        root.GetProperty("contract").GetInt32().Should().Be(2);
        root.GetProperty("page").GetString().Should().Be("login-redirect");
        root.GetProperty("session").GetRawText().Should().Be("""{"signedIn":false}""");
        root.GetProperty("login").GetProperty("codeChallengeMethod").GetString().Should().Be("S256");
        root.GetProperty("login").GetProperty("codeChallenge").GetString().Should().HaveLength(43);
        root.GetProperty("okta").GetProperty("engine").GetString().Should().Be("identity");
        Regex.Matches(page, "<script").Should().HaveCount(2, "nothing else runs");
        page.Should().NotContain("nonce=\"");
    }

    [Theory]
    [InlineData("""{"contract":3,"framework":"x"}""", "razorOkta.contract is 3, and this server knows contract 2")]
    [InlineData("""{"contract":2}""", "razorOkta.framework is missing")]
    [InlineData("""{"contract":2,"framwork":"x"}""", "razorOkta.framwork is not known")]
    [InlineData("""{"contract":2,"framework":7}""", "razorOkta.framework has a value of the wrong kind")]
    [InlineData("""{"contract":2,"framework":" "}""", "razorOkta.framework is empty")]
    [InlineData("""{"contract":2,"framework":"x","output":"../elsewhere"}""", "must be a folder inside the package")]
    [InlineData("""{"contract":2,"framework":"x","output":"/etc"}""", "must be a folder inside the package")]
    [InlineData("""{"contract":2,"framework":"x","build":"build & calc"}""", "not the name of an npm script")]
    [InlineData("""{"contract":2,"framework":"x","level":5}""", "razorOkta.level is 5")]
    public async Task a_manifest_that_is_none_is_told_by_name(string manifest, string told)
    {
        using var folder = new FrontendFolder().InstallTwo("bad", manifest);
        await using var web = await folder.ServeAsync();

        WebUtility.HtmlDecode(await TextAsync(web, "/")).Should().Contain("There is no front-end to show").And.Contain(told);
    }

    [Theory]
    [InlineData("""{"entry":"app.js"}""", "names &quot;app.js&quot;")]
    [InlineData("""{"entry":"../package.json"}""", "names &quot;../package.json&quot;")]
    [InlineData("""{"entry":".hidden.js"}""", "names &quot;.hidden.js&quot;")]
    [InlineData("""{"styles":[]}""", "frontend.json that is none")]
    [InlineData("[", "frontend.json that is none")]
    [InlineData(null, "wrote no frontend.json")]
    public async Task output_that_names_nothing_is_not_published(string? file, string told)
    {
        using var folder = new FrontendFolder().InstallTwo("bad", Finished, file is null ? ("public/.hidden.js", App) : ("public/frontend.json", file));
        await using var web = await folder.ServeAsync();

        (await TextAsync(web, "/")).Should().Contain(told);
    }

    [Fact]
    public async Task a_folder_that_is_missing_is_told_with_its_cure()
    {
        using var folder = new FrontendFolder().InstallTwo("bad", Finished);
        await using var web = await folder.ServeAsync();

        (await TextAsync(web, "/")).Should().Contain("names the output &quot;public&quot;").And.Contain("razorOkta.output");
    }

    [Theory]
    [InlineData("public/passwd.txt", "/etc/passwd")]
    [InlineData("public/more", "/etc")]
    [InlineData("public", "elsewhere")]
    public async Task a_link_in_finished_output_is_not_followed(string link, string target)
    {
        using var folder = new FrontendFolder().InstallTwo(
            "bad", Finished, link == "public"
                ? [("elsewhere/frontend.json", """{"entry":"app.js"}"""), ("elsewhere/app.js", App)]
                : [("public/frontend.json", """{"entry":"app.js"}"""), ("public/app.js", App)]);
        File.CreateSymbolicLink(Path.Combine(folder.Path, "node_modules", "bad", link), target);
        await using var web = await folder.ServeAsync();

        (await TextAsync(web, "/")).Should().Contain($"has a symbolic link, {Path.GetFileName(link)}.");
    }

    [Fact]
    public async Task output_in_a_folder_that_is_a_link_is_not_taken()
    {
        using var folder = new FrontendFolder().InstallTwo(
            "bad", Finished.Replace("\"public\"", "\"a/public\"", StringComparison.Ordinal), ("b/public/frontend.json", """{"entry":"app.js"}"""), ("b/public/app.js", App));
        File.CreateSymbolicLink(Path.Combine(folder.Path, "node_modules", "bad", "a"), "b");
        await using var web = await folder.ServeAsync();

        (await TextAsync(web, "/")).Should().Contain("has a symbolic link, a.");
    }

    private static string EntryOf(string page) => Entry().Match(page).Groups["path"].Value;

    private static async Task<string> TextAsync(WebHost web, string path) => await (await Http.GetAsync(new Uri(web.Origin + path))).Content.ReadAsStringAsync();

    private static async Task<HttpStatusCode> StatusAsync(WebHost web, string path) => (await Http.GetAsync(new Uri(web.Origin + path))).StatusCode;

    [GeneratedRegex("data-entry=\"(?<path>[^\"]+)\"")]
    private static partial Regex Entry();

    [GeneratedRegex("id=\"frontend-options\"[^>]*>(?<json>[^<]*)</script>")]
    private static partial Regex Options();
}
