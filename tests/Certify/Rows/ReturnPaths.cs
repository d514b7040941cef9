using RazorOkta.Certify.Judging;
using RazorOkta.Certify.Running;

namespace RazorOkta.Certify.Rows;

/// <summary>4 and 10. Where a login or a logout may end: a path of our own and nothing else.</summary>
internal static class ReturnPaths
{
    /// <summary>Spellings of a foreign place, or of a place that would begin or undo the login. In the manner of oauth2-proxy's test list.</summary>
    public static readonly IReadOnlyList<string> Hostile =
    [
        "//evil.example", "///evil.example", "////evil.example", "/\\evil.example", "\\\\evil.example", "/\\/evil.example", "/\\\\evil.example",
        "/%09/evil.example", "/\t/evil.example", "/\n/evil.example", "/\r/evil.example", "\t//evil.example", " //evil.example", "/ /evil.example/..//evil.example",
        "https:evil.example", "https:/evil.example", "https://evil.example", "http://evil.example", "HTTPS://evil.example", "//evil.example:80", "//evil.example\\@localhost",
        "https://localhost@evil.example", "https://localhost:3000@evil.example", "//user:password@evil.example", "/./\\evil.example", "/.//evil.example", "/..//evil.example",
        "/a/..//evil.example", "/x/../\\evil.example", "/%2f/evil.example", "/%2f%2fevil.example", "/%5cevil.example", "/%2e%2e%2f%2fevil.example", "javascript:alert(1)", "JavaScript:alert(1)",
        "data:text/html,evil", "vbscript:evil", "evil.example", "@evil.example", ".evil.example", "?//evil.example", "#//evil.example", "/\u2028//evil.example", "/\u0000//evil.example",
        "http:\\\\evil.example", "/\uFF0Fevil.example", "//\u3002evil.example", "//[::ffff:10.0.0.1]/evil", "ftp://evil.example", "mailto:evil@evil.example", "", "/" + "\\\t" + "evil.example",
    ];

    private static readonly string[] PartsOfTheLogin =
    [
        "/authorization-code/login", "/authorization-code/login?returnTo=/", "/authorization-code/callback?code=x&state=y", "/authorization-code/logout", "/authorization-code/logout/",
        "/authorization-code/LOGOUT", "/authorization-code/%6cogout", "/authorization-code/x/../logout", "/login", "/authorization-code/login-redirect",
    ];

    // As escapes they name nothing of another place, and nothing of ours: whoever unescapes them on the way would go elsewhere.
    private static readonly string[] Escaped = ["/%5cevil.example", "/%2fevil.example", "/%2f/evil.example", "/%09/evil.example", "/x/%2e%2e/%2fevil.example"];

    private static readonly (string Asked, string Ends)[] DeepLinks =
    [
        ("/?a=1&b=two%20words", "/?a=1&b=two%20words"),
        ("/authorization-code/profile?tab=claims#email", "/authorization-code/profile?tab=claims#email"),
        ("/?q=grün", "/?q=gr%C3%BCn"),
        ("/?next=https://evil.example", "/?next=https://evil.example"), // a query is data
    ];

    public static readonly IReadOnlyList<Row> Rows =
    [
        new("callback-return-url-open-redirect",
            [.. Hostile.Select((path, i) => new Case($"{i + 1:00} {Shown(path)}", "ACCEPT to a page of our own", stage => StaysHereAsync(stage, path))),
             .. PartsOfTheLogin.Concat(Escaped.Select(path => $"{path}?escaped")).Select(path => new Case(path, "ACCEPT to the default local page", stage => EndsAtAsync(stage, path, Known.Profile))),
             .. DeepLinks.Select(link => new Case(link.Asked, $"ACCEPT to {link.Ends}", stage => EndsAtAsync(stage, link.Asked, link.Ends)))]),
    ];

    private static async Task StaysHereAsync(Stage stage, string returnTo)
    {
        var visitor = stage.NewVisitor();
        var login = await visitor.LogInAsync(Start.Server, returnTo: returnTo);
        await Judge.OfAsync(stage, visitor, login, Expectation.Accept);
        var location = login.Callback!.Location!;
        Expect.That(IsOurs(location, stage.Web.Origin), $"the login ends at {location}");
        stage.Saw($"to {location}");
    }

    /// <summary>As browsers read it (WHATWG URL 4.4): a backslash is a slash, tabs and line ends are not there, and two slashes at the start begin a host.</summary>
    private static bool IsOurs(string location, string origin)
    {
        var read = string.Concat(location.Where(c => !char.IsControl(c))).Replace('\\', '/').Trim();
        return read is ['/', ..] && !read.StartsWith("//", StringComparison.Ordinal)
            && Uri.TryCreate(new Uri(origin), read, out var uri) && uri.GetLeftPart(UriPartial.Authority) == origin && !uri.AbsolutePath.StartsWith("//", StringComparison.Ordinal);
    }

    private static async Task EndsAtAsync(Stage stage, string returnTo, string ends)
    {
        var visitor = stage.NewVisitor();
        var login = await visitor.LogInAsync(Start.Server, returnTo: returnTo);
        await Judge.OfAsync(stage, visitor, login, Expectation.Accept);
        Expect.Same(ends, login.Callback!.Location, "where the login ends");
        Expect.That(ends != Known.Profile || !login.Began!.Whole.Contains("evil", StringComparison.Ordinal), "the address of the provider carries the path");
    }

    private static string Shown(string path) => string.Concat(path.Select(c => char.IsControl(c) || c > '\u007e' ? $"U+{(int)c:X4}" : $"{c}"));
}
