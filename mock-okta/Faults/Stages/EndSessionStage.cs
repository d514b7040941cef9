using Microsoft.AspNetCore.WebUtilities;

namespace RazorOkta.MockOkta.Faults.Stages;

/// <summary>The way back to the client after its logout.</summary>
internal static class EndSessionStage
{
    public static Task<bool> ApplyAsync(Alteration alteration)
    {
        var mutations = alteration.Of("endsession");
        if (alteration.Exchange.Endpoint != Endpoints.Logout || mutations.Count == 0 || alteration.Answer.Response.Headers.Location is not [{ } location])
        {
            return Task.FromResult(false);
        }

        foreach (var mutation in mutations)
        {
            location = Change(location, mutation, alteration.Words);
        }

        alteration.Answer.Response.Headers.Location = location;
        return Task.FromResult(true);
    }

    private static string Change(string location, Mutation mutation, Words words)
    {
        var parts = location.Split('?', 2);
        var query = QueryHelpers.ParseQuery(parts.ElementAtOrDefault(1));
        query.Remove(mutation.Name);
        if (mutation.Change == "set")
        {
            query[mutation.Name] = words.Text(mutation.Argument);
        }

        return QueryHelpers.AddQueryString(parts[0], query);
    }
}
