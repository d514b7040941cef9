namespace RazorOkta.MockOkta.Faults.Stages;

/// <summary>What the authorization response carries, in whatever response mode.</summary>
internal static class AuthorizeStage
{
    /// <summary>What no error stands beside (Core 3.1.2.6, 3.2.2.6, 3.3.2.6).</summary>
    private static readonly string[] Success = ["code", "id_token", "access_token", "token_type", "expires_in", "scope"];

    public static async Task<bool> ApplyAsync(Alteration alteration)
    {
        var mutations = alteration.Of("authorize");
        if (alteration.Exchange.Outcome is not { } outcome || alteration.Exchange.Endpoint != Endpoints.Authorize)
        {
            return false;
        }

        var fields = outcome.Fields.ToList();
        IdTokenStage.Change(fields, alteration);
        foreach (var mutation in mutations.Where(mutation => mutation.Part == "param"))
        {
            Change(fields, mutation, alteration);
        }

        var mode = mutations.LastOrDefault(mutation => mutation.Part == "mode")?.Change ?? outcome.Mode;
        if (mode == outcome.Mode && fields.SequenceEqual(outcome.Fields))
        {
            return false;
        }

        await alteration.Answer.ReplaceAsync(outcome.Draw(fields, mode));
        return true;
    }

    private static void Change(List<(string Name, string Value)> fields, Mutation mutation, Alteration alteration)
    {
        var (name, words) = (mutation.Name, alteration.Words);
        var at = fields.FindIndex(field => field.Name == name);
        var old = at >= 0 ? fields[at].Value : null;
        if (mutation is { Name: "error", Change: "set" } && at < 0)
        {
            RemoveSuccess(fields); // of any flow: what a fault wants beside its error, it says after it
        }

        switch (mutation.Change)
        {
            case "remove":
                fields.RemoveAll(field => field.Name == name);
                break;
            case "set" when at >= 0:
                fields[at] = (name, words.Text(mutation.Argument, old));
                break;
            case "set" or "again":
                fields.Add((name, words.Text(mutation.Argument, old)));
                break;
            case "fill":
                fields.Add((name, new string('x', int.Parse(mutation.Argument, System.Globalization.CultureInfo.InvariantCulture))));
                break;
            case "swap":
                Swap(fields, alteration);
                break;
            case "unless-pushed" when !alteration.Exchange.WasPushed:
                Refuse(fields, "invalid_request", "The authorization request must be pushed.");
                break;
            case "unless-pushed":
                break;
            default:
                throw new UnknownMutationException(mutation);
        }
    }

    /// <summary>The first login gets an error and its code is kept; the second gets that code with its own state.</summary>
    private static void Swap(List<(string Name, string Value)> fields, Alteration alteration)
    {
        var at = fields.FindIndex(field => field.Name == "code");
        if (at < 0)
        {
            return;
        }

        if (alteration.Words.Memory.Take("code") is { } kept)
        {
            fields[at] = ("code", kept);
            return;
        }

        alteration.Words.Memory.Keep("code", fields[at].Value);
        Refuse(fields, "temporarily_unavailable", "Please try again.");
    }

    private static void Refuse(List<(string Name, string Value)> fields, string error, string description)
    {
        RemoveSuccess(fields);
        fields.InsertRange(0, [("error", error), ("error_description", description)]);
    }

    private static void RemoveSuccess(List<(string Name, string Value)> fields) => fields.RemoveAll(field => Success.Contains(field.Name));
}
