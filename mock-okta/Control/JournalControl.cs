using System.Globalization;
using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Journal;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Control;

/// <summary>What came in and what went out.</summary>
internal static class JournalControl
{
    /// <param name="org">Whose.</param>
    /// <param name="attempt">Only what belongs to the login with this <c>state</c>.</param>
    /// <param name="path">Only requests to paths that end like this, for example <c>/v1/token</c>.</param>
    /// <param name="after">
    /// Only entries with a higher number: what is new since the last look. What is new may tell to which login something older belongs:
    /// <c>attempts</c> says so. Entries before <c>first</c> are gone.
    /// </param>
    public static IResult Read(MockOrg org, string? attempt, string? path, string? after) =>
        long.TryParse(after ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Read(org, attempt, path, number)
            : ControlError.Because($"'after' must be the number of an entry, for example the 'last' of an answer before. Current value: '{LogText.Clean(after!)}'.");

    private static IResult Read(MockOrg org, string? attempt, string? path, long after)
    {
        var last = org.Journal.Last;
        var entries = last > after ? org.Journal.Entries : []; // who asks again and again for what is new should cost nothing while nothing is
        var attempts = Attempts.Name(entries);
        var chosen = entries.Where(entry => entry.Number > after
            && (attempt is null || attempts.GetValueOrDefault(entry.Number) == attempt)
            && (path is null || entry.Path.EndsWith(path, StringComparison.Ordinal)));
        return JsonAnswer.Of(new
        {
            first = org.Journal.First,
            last,
            entries = new JsonArray([.. chosen.Select(entry => JournalView.Of(entry, attempts.GetValueOrDefault(entry.Number)))]),
            attempts = attempts.Where(named => named.Key <= after).ToDictionary(named => named.Key, named => named.Value),
        });
    }

    public static IResult Clear(MockOrg org)
    {
        org.Journal.Clear();
        return Results.NoContent();
    }
}
