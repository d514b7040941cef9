using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Journal;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Control;

/// <summary>What came in and what went out.</summary>
internal static class JournalControl
{
    /// <param name="org">Whose.</param>
    /// <param name="attempt">Only what belongs to the login with this <c>state</c>.</param>
    /// <param name="path">Only requests to paths that end like this, for example <c>/v1/token</c>.</param>
    /// <param name="after">Only entries with a higher number: what is new since the last look.</param>
    public static IResult Read(MockOrg org, string? attempt, string? path, long after = 0)
    {
        var entries = org.Journal.Entries;
        var attempts = Attempts.Name(entries);
        var chosen = entries.Where(entry => entry.Number > after
            && (attempt is null || attempts.GetValueOrDefault(entry.Number) == attempt)
            && (path is null || entry.Path.EndsWith(path, StringComparison.Ordinal)));
        return Results.Json(new
        {
            last = org.Journal.Last,
            entries = new JsonArray([.. chosen.Select(entry => JournalView.Of(entry, attempts.GetValueOrDefault(entry.Number)))]),
        });
    }

    public static IResult Clear(MockOrg org)
    {
        org.Journal.Clear();
        return Results.NoContent();
    }
}
