using System.Globalization;

namespace RazorOkta.MockOkta.Faults.Forging;

/// <summary>What can be done to a member of a JSON object: of a document, of a token's header, of its claims.</summary>
internal static class MemberChange
{
    public static void Apply(RawObject target, Mutation mutation, Words words)
    {
        var name = mutation.Name;
        var old = target[name];
        switch (mutation.Change)
        {
            case "remove":
                target.Remove(name);
                break;
            case "set":
                target.Set(name, words.Json(mutation.Argument, old));
                break;
            case "append":
                target.SetText(name, target.Text(name) + words.Text(mutation.Argument));
                break;
            case "respell":
                target.SetText(name, Respelling.Of(target.Text(name) ?? "", mutation.Argument));
                break;
            case "again":       // the last one is wrong
                target.AddLast(name, words.Json(mutation.Argument, old));
                break;
            case "before":      // the first one is wrong
                target.AddFirst(name, words.Json(mutation.Argument, old));
                break;
            case "shift":
                target.Set(name, (long.Parse(old ?? "0", CultureInfo.InvariantCulture) + long.Parse(mutation.Argument, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture));
                break;
            case "fill":
                target.Set(name, Bulk.Of(mutation.Argument));
                break;
            case "earlier":     // as it was in the exchange before
                target.Set(name, words.Memory.Exchange($"{mutation.Stage}.{mutation.Part}.{name}", old ?? "null"));
                break;
            default:
                throw new UnknownMutationException(mutation);
        }
    }
}
