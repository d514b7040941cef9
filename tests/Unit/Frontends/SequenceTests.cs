using System.Text.Json;
using System.Xml.Linq;
using RazorOkta.Frontends.Report;
using RazorOkta.Harness;

namespace RazorOkta.Tests.Unit.Frontends;

/// <summary>The org's journal as a drawing, and as a table below it.</summary>
public sealed class SequenceTests
{
    [Fact]
    public void requests_are_drawn_in_their_order_and_without_what_they_ask()
    {
        var html = Sequence.Of(Journal(Entry("/oauth2/v1/keys"), Entry("/oauth2/v1/authorize?state=s"), Entry("/login/login.htm#f")));

        Arrows(html).Select(arrow => Of(arrow, "title")).Should().Equal("GET /oauth2/v1/keys: 200", "GET /oauth2/v1/authorize: 200", "GET /login/login.htm: 200");
        Arrows(html).Select(Height).Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
        Rows(html).Select(row => row[2]).Should().Equal("GET /oauth2/v1/keys", "GET /oauth2/v1/authorize", "GET /login/login.htm");
    }

    [Theory]
    [InlineData("Origin", "http://localhost:3000", true), InlineData("sec-fetch-site", "none", true), InlineData("Cookie", "sid=1", true), InlineData("User-Agent", "Mozilla/5.0", true)]
    [InlineData("User-Agent", "curl/8", false), InlineData("Sec-Fetch-Mode", "cors", false), InlineData("Accept", "*/*", false)]
    public void browsers_tell_on_themselves_and_servers_do_not(string header, string value, bool isBrowser)
    {
        var html = Sequence.Of(Journal(new { direction = "in", method = "GET", path = "/", status = 200, requestHeaders = new Dictionary<string, string> { [header] = value } }));

        Rows(html).Single()[..2].Should().Equal(isBrowser ? "Browser" : "Web app", "Okta org");
        Arrows(html).Single().Element("path")!.Attribute("d")!.Value.Should().StartWith(isBrowser ? "M60 " : "M210 ").And.EndWith("H731");
    }

    [Theory]
    [InlineData("User-Agent"), InlineData("user-agent")]
    public void what_the_harness_has_asked_is_not_the_web_apps(string header)
    {
        var html = Sequence.Of(Journal(
            new { direction = "in", method = "POST", path = "/api/v1/authn", status = 200, requestHeaders = new Dictionary<string, string> { [header] = Known.UserAgent, ["Cookie"] = "DT=1" } }, Entry("/oauth2/v1/keys")));

        Rows(html).Select(row => row[0]).Should().Equal("The harness", "Web app");
        Arrows(html).Select(arrow => arrow.Element("path")!.Attribute("d")!.Value.Split(' ')[0]).Should().Equal("M60", "M300");
        LifeLines(html).Should().Equal("The harness", "Browser", "Web app", "Okta org");
        LifeLines(Sequence.Of(Journal(Entry("/")))).Should().Equal("Browser", "Web app", "Okta org");
    }

    [Fact]
    public void what_the_org_asks_goes_the_other_way()
    {
        var html = Sequence.Of(Journal(new { direction = "out", method = "POST", path = "http://localhost:3000/back", status = 200, requestHeaders = new { Cookie = "c" } }));

        Rows(html).Single().Should().Equal("Okta org", "Web app", "POST http://localhost:3000/back", "200");
        Arrows(html).Single().Element("path")!.Attribute("d")!.Value.Should().StartWith("M740 ").And.EndWith("H219");
    }

    [Theory]
    [InlineData(200, "200", false), InlineData(399, "399", false), InlineData(400, "400, failed", true), InlineData(503, "503, failed", true), InlineData(0, "no answer, failed", true)]
    public void failing_answers_are_marked_in_colour_and_in_words(int status, string told, bool isMarked)
    {
        var html = Sequence.Of(Journal(Entry("/", status)));

        Rows(html).Single()[3].Should().Be(told);
        Arrows(html).Single().Elements("text").Last().Value.Should().Be(told);
        Arrows(html).Single().Attribute("class")?.Value.Should().Be(isMarked ? "failed" : null);
        html.Contains("asked (1), 1 failed", StringComparison.Ordinal).Should().Be(isMarked);
        html.Contains("<td class=\"failed\">", StringComparison.Ordinal).Should().Be(isMarked);
    }

    [Theory]
    [InlineData("\"><script>alert(1)</script>"), InlineData("</title></svg><img src=x onerror=alert(1)>"), InlineData("' onload='alert(1)"), InlineData("&lt;b&gt;")]
    public void whatever_is_asked_is_text(string hostile)
    {
        var html = Sequence.Of(Journal(new { direction = "in", method = hostile, path = $"/{hostile}", status = 200 }));

        html.Should().NotContain("<script").And.NotContain("<img").And.NotContain("' on");
        Arrows(html).Single().Element("title")!.Value.Should().StartWith($"{hostile} /{hostile}:");
        Rows(html).Single()[2].Should().Be($"{hostile} /{hostile}");
    }

    [Theory]
    [InlineData(""), InlineData("<p>not found</p>"), InlineData("null"), InlineData("[]"), InlineData("{}"), InlineData("{\"entries\":null}"), InlineData("{\"entries\":{}}"), InlineData("{\"entries\":[]}")]
    [InlineData("{\"entries\":[null]}"), InlineData("{\"entries\":[1]}"), InlineData("{\"entries\":[{}]}"), InlineData("{\"entries\":[{\"status\":\"fine\"}]}"), InlineData("{\"entries\":[{\"status\":200,\"path\":{}}]}"), InlineData("{\"entries\":[{\"status\":200,\"path\":\"\\ud800\"}]}")]
    public void a_broken_journal_gives_nothing(string journal) => Sequence.Of(journal).Should().BeEmpty();

    [Theory]
    [InlineData(60, "asked (60)</summary>"), InlineData(61, "the last 60; the 1 before"), InlineData(100, "the last 60; the 40 before")]
    public void of_a_long_journal_the_end_is_drawn_and_it_is_said_how_much_is_left_out(int length, string told)
    {
        var html = Sequence.Of(Journal([.. Enumerable.Range(1, length).Select(number => Entry($"/{number}"))]));

        html.Should().Contain($"asked ({length})").And.Contain(told);
        html.Contains("left out", StringComparison.Ordinal).Should().Be(length > 60);
        Arrows(html).Should().HaveCount(60);
        Of(Arrows(html)[0], "title").Should().StartWith($"GET /{length - 59}:");
        Of(Arrows(html)[^1], "title").Should().StartWith($"GET /{length}:");
    }

    [Theory]
    [InlineData("xx"), InlineData("\U0001F600")]
    public void a_long_path_is_cut_in_the_drawing_alone(string middle)
    {
        var path = $"/begin{string.Concat(Enumerable.Repeat(middle, 150))}/end";

        var html = Sequence.Of(Journal(Entry(path)));

        Of(Arrows(html).Single(), "text").Should().StartWith("GET /begin").And.EndWith("/end").And.Contain("…").And.HaveLength(68);
        Of(Arrows(html).Single(), "title").Should().Contain(path);
        Rows(html).Single()[2].Should().Be($"GET {path}");
    }

    [Fact]
    public void who_does_not_see_the_drawing_is_led_to_the_table()
    {
        var drawing = Drawing(Sequence.Of(Journal(Entry("/"), Entry("/", 500))));

        drawing.Attribute("role")!.Value.Should().Be("img");
        drawing.Attribute("aria-label")!.Value.Should().Be("Sequence diagram of 2 requests, 1 of them failed; the table below says the same");
    }

    private static object Entry(string path, int status = 200) => new { direction = "in", method = "GET", path, status, requestHeaders = new { } };

    private static string Journal(params object[] entries) => JsonSerializer.Serialize(new { first = 1, last = entries.Length, entries });

    private static XElement Drawing(string html) => XElement.Parse($"{html[html.IndexOf("<svg", StringComparison.Ordinal)..html.LastIndexOf("</svg>", StringComparison.Ordinal)]}</svg>");

    private static IReadOnlyList<XElement> Arrows(string html) => [.. Drawing(html).Elements("g")];

    private static IEnumerable<string> LifeLines(string html) => Drawing(html).Elements("text").Select(name => name.Value).Distinct();

    private static string[][] Rows(string html) =>
        [.. XElement.Parse($"{html[html.IndexOf("<tbody>", StringComparison.Ordinal)..html.LastIndexOf("</tbody>", StringComparison.Ordinal)]}</tbody>").Elements("tr").Select(row => row.Elements("td").Select(cell => cell.Value).ToArray())];

    private static string Of(XElement arrow, string name) => arrow.Element(name)!.Value;

    private static int Height(XElement arrow) => int.Parse(arrow.Element("text")!.Attribute("y")!.Value, System.Globalization.CultureInfo.InvariantCulture);
}
