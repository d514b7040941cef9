using RazorOkta.Web.Oidc.Login;

namespace RazorOkta.Tests.Unit.Web.Oidc.Login;

/// <summary>Where a login may end.</summary>
public sealed class ReturnPathTests
{
    [Theory]
    [InlineData("/", "/")]
    [InlineData("/authorization-code/profile", "/authorization-code/profile")]
    [InlineData("/reports/2026?month=11&x=a%20b#top", "/reports/2026?month=11&x=a%20b#top")]
    [InlineData("/größe?name=Jürgen", "/gr%C3%B6%C3%9Fe?name=J%C3%BCrgen")]
    [InlineData("/a?to=https://evil.example", "/a?to=https://evil.example")]
    [InlineData("/a//b", "/a//b")]
    public void a_path_of_ours_is_kept(string written, string kept) => ReturnPath.From(written).Should().Be(kept);

    [Theory]
    [InlineData(null), InlineData(""), InlineData("profile"), InlineData("https://evil.example"), InlineData("//evil.example"), InlineData("///evil.example")]
    [InlineData("/\\evil.example"), InlineData("\\\\evil.example"), InlineData("/\t/evil.example"), InlineData("/\n/evil.example"), InlineData("/%09/evil.example")]
    [InlineData("/%5cevil.example"), InlineData("/./\\evil.example"), InlineData("/.//evil.example"), InlineData("/x/..//evil.example"), InlineData("/%2e//evil.example")]
    [InlineData("/%2fevil.example"), InlineData("https:evil.example"), InlineData("javascript:alert(1)"), InlineData("/\0"), InlineData(" /"), InlineData("/\u0085")]
    [InlineData("@evil.example"), InlineData("//user@evil.example"), InlineData("/%0d%0aSet-Cookie:a=b")]
    public void whatever_a_browser_could_read_as_another_place_is_not(string? written) => ReturnPath.From(written).Should().Be(ReturnPath.Default);

    [Theory]
    [InlineData("/authorization-code/login"), InlineData("/authorization-code/login?returnTo=/"), InlineData("/authorization-code/callback?code=x"), InlineData("/login")]
    [InlineData("/Authorization-Code/Logout"), InlineData("/authorization-code/logout/"), InlineData("/authorization-code/%6cogout"), InlineData("/x/../authorization-code/logout")]
    public void the_login_does_not_end_in_itself(string written) => ReturnPath.From(written).Should().Be(ReturnPath.Default);

    [Theory]
    [InlineData("語", 200), InlineData("é", 400), InlineData("\"", 600)]
    public void a_path_that_grows_too_long_in_a_header_is_dropped(string letter, int count) =>
        ReturnPath.From("/?q=" + string.Concat(Enumerable.Repeat(letter, count))).Should().Be(ReturnPath.Default);

    [Fact]
    public void a_path_without_end_is_dropped() => ReturnPath.From("/" + new string('a', 65_536)).Should().Be(ReturnPath.Default);
}
