using Microsoft.AspNetCore.WebUtilities;

namespace RazorOkta.MockOkta.Faults.Forging;

/// <summary>Another value of a parameter in an address, one more, or one less.</summary>
internal static class QueryChange
{
    public static string Apply(string address, Mutation mutation, Words words)
    {
        var parts = address.Split('?', 2);
        var query = QueryHelpers.ParseQuery(parts.ElementAtOrDefault(1));
        query.TryGetValue(mutation.Name, out var old);
        switch (mutation.Change)
        {
            case "remove":
                query.Remove(mutation.Name);
                break;
            case "set":
                query[mutation.Name] = words.Text(mutation.Argument);
                break;
            case "append" when old.Count > 0:
                query[mutation.Name] = old + words.Text(mutation.Argument);
                break;
            case "append":
                break;
            default:
                throw new UnknownMutationException(mutation);
        }

        return QueryHelpers.AddQueryString(parts[0], query);
    }
}
