using System.Net;
using System.Text.RegularExpressions;

namespace RazorOkta.Certify.Running;

/// <summary>What a browser gets.</summary>
internal sealed partial record Answer(int Status, string Url, IReadOnlyList<KeyValuePair<string, string>> Headers, string Body)
{
    /// <summary>By the name that the web app gives its session over http and over https.</summary>
    public const string SessionCookie = "razorokta";
    public const string SecureSessionCookie = "__Host-razorokta";

    public string? Location => Header("Location");

    public IReadOnlyList<SetCookie> SetCookies => field ??= [.. All("Set-Cookie").Select(SetCookie.Parse).OfType<SetCookie>()];

    /// <summary>The cookies that open a session.</summary>
    public IReadOnlyList<SetCookie> OpenedSessions => [.. SetCookies.Where(set => IsSession(set.Name) && !set.Deletes)];

    /// <summary>The reason code that a failure page shows.</summary>
    public string? Reason => Shown().Match(Body) is { Success: true } match ? WebUtility.HtmlDecode(match.Groups[1].Value) : null;

    /// <summary>The reference that joins the page to the log.</summary>
    public string? Reference => ShownReference().Match(Body) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>A claim as the profile page shows it; <c>null</c> for one that it does not.</summary>
    public string? Claim(string name) => Body.Split($"data-claim=\"{name}\">") is [_, var rest, ..] ? WebUtility.HtmlDecode(rest.Split('<')[0]) : null;

    /// <summary>What the page's form has against forgery, as a field to be posted with it; without a value where there is none.</summary>
    public KeyValuePair<string, string> Antiforgery => new("__RequestVerificationToken", WebUtility.HtmlDecode(ShownAntiforgery().Match(Body).Groups[1].Value));

    /// <summary>The addresses of the page's frames.</summary>
    public IReadOnlyList<string> Frames => [.. ShownFrame().Matches(Body).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value))];

    public string? Heading => ShownHeading().Match(Body) is { Success: true } match ? WebUtility.HtmlDecode(match.Groups[1].Value) : null;

    public bool IsRedirect => Status is 301 or 302 or 303 or 307 or 308;

    /// <summary>Head and body as text, to be searched for what must not be in it.</summary>
    public string Whole => string.Join('\n', Headers.Select(header => $"{header.Key}: {header.Value}")) + "\n\n" + Body;

    public string? Header(string name) => All(name).FirstOrDefault();

    public static bool IsSession(string name) => name is SessionCookie or SecureSessionCookie;

    public override string ToString() => $"{Status}{(Reason is { } reason ? $" {reason}" : "")}{(Location is { } location ? $" to {location}" : "")}";

    private IEnumerable<string> All(string name) =>
        Headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value);

    [GeneratedRegex("data-se=\"failure-reason\">([^<]*)<")]
    private static partial Regex Shown();

    [GeneratedRegex("data-se=\"failure-reference\">([^<]*)<")]
    private static partial Regex ShownReference();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex ShownAntiforgery();

    [GeneratedRegex("<iframe[^>]+src=\"([^\"]+)\"")]
    private static partial Regex ShownFrame();

    [GeneratedRegex("<h1[^>]*>\\s*([^<]*?)\\s*<")]
    private static partial Regex ShownHeading();
}
