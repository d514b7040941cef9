using RazorOkta.Certify.Running;

namespace RazorOkta.Tests.Unit.Certify;

/// <summary>The certificate's browser keeps cookies as browsers do: a kinder one would hide what is wrong with them.</summary>
public sealed class CookieJarTests
{
    private static readonly Uri Plain = new("http://localhost:3000/authorization-code/callback");
    private static readonly Uri Secure = new("https://localhost:3000/authorization-code/callback");

    [Theory]
    [InlineData("a=1; Path=/", "http://localhost:4000/", "a=1")]                                // ports do not tell cookies apart
    [InlineData("a=1; Path=/authorization-code", "http://localhost:3000/authorization-code/x", "a=1")]
    [InlineData("a=1; Path=/authorization-code", "http://localhost:3000/authorization-codes", null)]
    [InlineData("a=1; Path=/", "http://127.0.0.1:3000/", null)]
    [InlineData("a=1; Path=/; Secure", "http://localhost:3000/", null)]                         // not even kept
    [InlineData("__Host-a=1; Path=/", "http://localhost:3000/", null)]
    [InlineData("a=1; Path=/; Domain=evil.example", "http://localhost:3000/", null)]
    public void a_cookie_goes_where_it_belongs(string set, string to, string? sent)
    {
        var jar = new CookieJar();
        jar.Keep(Plain, SetCookie.Parse(set)!);

        jar.HeaderFor(new Uri(to), Asker.User).Should().Be(sent);
    }

    [Fact]
    public void a_host_cookie_is_for_the_whole_host_and_secure()
    {
        var jar = new CookieJar();
        jar.Keep(Secure, SetCookie.Parse("__Host-a=1; Path=/; Secure")!);
        jar.Keep(Secure, SetCookie.Parse("__Host-b=1; Path=/x; Secure")!);

        jar.HeaderFor(Secure, Asker.User).Should().Be("__Host-a=1");
        jar.HeaderFor(Plain, Asker.User).Should().BeNull();
    }

    [Fact]
    public void another_sites_frame_image_and_form_bring_no_lax_cookie()
    {
        var jar = new CookieJar();
        jar.Keep(Plain, SetCookie.Parse("a=1; Path=/; SameSite=Lax")!);

        jar.HeaderFor(Plain, Asker.OtherSite).Should().Be("a=1");
        new[] { Asker.OtherSitesForm, Asker.OtherSitesFrame, Asker.OtherSitesImage }.Should().OnlyContain(asker => jar.HeaderFor(Plain, asker) == null);
    }

    [Fact]
    public void a_cookie_that_is_over_is_forgotten()
    {
        var jar = new CookieJar();
        jar.Keep(Plain, SetCookie.Parse("a=1; Path=/")!);
        jar.Keep(Plain, SetCookie.Parse("a=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT")!);

        jar.All.Should().BeEmpty();
    }
}
