using RazorOkta.Frontends.Checks;
using RazorOkta.Harness;

namespace RazorOkta.Tests.Unit.Frontends;

/// <summary>Addresses from the root of the server are found in an output, and others are not.</summary>
public sealed class RootedAddressesTests
{
    [Theory]
    [InlineData("app.css", "p { background: url(/logo.png) }", "app.css: /logo.png")]
    [InlineData("app.css", "@import \"/more.css\";", "app.css: /more.css")]
    [InlineData("app.js", "import{a}from\"/chunk.js\";", "app.js: /chunk.js")]
    [InlineData("app.js", "await import('/late.js')", "app.js: /late.js")]
    [InlineData("app.js", "import '/side.js'", "app.js: /side.js")]
    [InlineData("app.js", "image.src = '/img/logo.svg'", "app.js: /img/logo.svg")]
    [InlineData("app.js", "image.src = `/img/logo.svg?v=1`", "app.js: /img/logo.svg")]
    public void one_from_the_root_is_found(string file, string text, string expected) => Find(file, text).Should().Equal(expected);

    [Theory]
    [InlineData("app.css", "p { background: url(logo.png); mask: url(../img/logo.svg); src: url(//cdn.example/a) url(data:,/a) }")]
    [InlineData("app.js", "import('./chunk.js'); import a from '../b.js'; import c from 'c';")]
    [InlineData("app.js", "fetch('/authorization-code/session'); image.src = 'img/logo.svg'; route = '/img'; half = '/img/logo'; path = '//img/logo.svg'")]
    [InlineData("app.js", "const text = 'from /here to /there';")]
    [InlineData("notes.txt", "url(/logo.png) '/img/logo.svg'")]
    public void any_other_is_not(string file, string text) => Find(file, text).Should().BeEmpty();

    private static IReadOnlyList<string> Find(string file, string text)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder[file], text);
        Directory.CreateDirectory(folder["img"]);
        File.WriteAllText(folder["img/logo.svg"], "<svg/>");
        return RootedAddresses.In(folder.Path, [file, "img/logo.svg"]);
    }
}
