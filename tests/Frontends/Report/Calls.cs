using System.Text.Json;
using RazorOkta.Harness;

namespace RazorOkta.Frontends.Report;

/// <summary>Who took part, from left to right.</summary>
internal enum Party
{
    /// <summary>What tries the front-end, and takes a short way at times.</summary>
    Harness,

    Browser,
    WebApp,
    Org,
}

/// <summary>One request of the org's journal, or one that the org has made.</summary>
/// <param name="From">Who has asked.</param>
/// <param name="To">Who was asked.</param>
/// <param name="Request">Method and path, without a query.</param>
/// <param name="Status">Of the answer; 0: there was none.</param>
internal sealed record Call(Party From, Party To, string Request, int Status)
{
    public bool HasFailed => Status is 0 or >= 400;

    /// <summary>A failure is said in words, too: not everybody sees colours.</summary>
    public string Answer => (Status == 0 ? "no answer" : $"{Status}") + (HasFailed ? ", failed" : "");
}

/// <summary>Reads the journal that was kept as evidence.</summary>
internal static class Calls
{
    // Browsers alone send these of themselves. Sec-Fetch-Mode is none of them: the fetch of Node sends it, too.
    private static readonly string[] OfBrowsers = ["Origin", "Sec-Fetch-Site", "Cookie"];

    /// <returns>In the order of the journal; <c>null</c>: this is none.</returns>
    public static IReadOnlyList<Call>? Read(string journal)
    {
        try
        {
            return JsonSerializer.Deserialize<Journal>(journal, JsonSerializerOptions.Web)?.Entries?.Select(Of).ToList();
        }
        catch (JsonException)
        {
            return null; // a server that runs somewhere has a page of its own at this address, or a journal of another form
        }
    }

    private static Call Of(Entry? entry)
    {
        var (from, to) = entry switch
        {
            { Direction: "out" } => (Party.Org, Party.WebApp),
            { RequestHeaders: { } sent } when sent.Any(IsOfHarness) => (Party.Harness, Party.Org), // first: it may hold a cookie as browsers do
            { RequestHeaders: { } sent } when sent.Any(IsOfBrowser) => (Party.Browser, Party.Org),
            _ => (Party.WebApp, Party.Org),
        };
        return new Call(from, to, $"{entry?.Method} {entry?.Path?.Split('?', '#')[0]}".Trim(), entry?.Status ?? throw new JsonException());
    }

    private static bool IsOfBrowser(KeyValuePair<string, string?> header) =>
        OfBrowsers.Contains(header.Key, StringComparer.OrdinalIgnoreCase)
        || (IsUserAgent(header) && header.Value?.StartsWith("Mozilla/", StringComparison.Ordinal) == true);

    private static bool IsOfHarness(KeyValuePair<string, string?> header) => IsUserAgent(header) && header.Value == Known.UserAgent;

    private static bool IsUserAgent(KeyValuePair<string, string?> header) => header.Key.Equals("User-Agent", StringComparison.OrdinalIgnoreCase);

    private sealed record Journal(IReadOnlyList<Entry?>? Entries);

    private sealed record Entry(string? Direction, string? Method, string? Path, int? Status, IReadOnlyDictionary<string, string?>? RequestHeaders);
}
