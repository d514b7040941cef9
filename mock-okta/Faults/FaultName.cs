using System.Diagnostics.CodeAnalysis;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Faults;

/// <summary>
/// A fault as it is called: <c>id</c>, <c>id:variant</c>, and for those of the transport also the endpoint, <c>http-truncated:chunks@jwks</c>
/// (or, where only that matters, <c>http-slow-response:token</c>).
/// </summary>
internal sealed record FaultName(FaultCase Case, FaultVariant Variant, string? Endpoint, string Text)
{
    /// <summary>The endpoint that its transport lines are about.</summary>
    public string Aim => Endpoint ?? Variant.Conditions.Endpoint ?? Endpoints.Token;

    /// <summary>Whether all that it changes lies before anybody has signed in, where no user name can order it: nobody says whose login a pushed request will be.</summary>
    public bool IsOverBeforeTheSignIn => Aim == Endpoints.PushedRequest && Variant.Mutations.Where(mutation => mutation.Stage != "when").All(mutation => mutation.Stage == "http" && mutation.Part is not ("address" or "certificate"));

    /// <summary>False for what cannot be armed; the mistake says why and lists what may have been meant.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out FaultName? name, [NotNullWhen(false)] out string? mistake)
    {
        (name, mistake) = (null, null);
        var (rest, endpoint) = text.LastIndexOf('@') is >= 0 and var at ? (text[..at], text[(at + 1)..]) : (text, null);
        var parts = rest.Split(':', 2);
        var variant = parts.ElementAtOrDefault(1) ?? "";
        if (FaultCatalogue.Find(parts[0]) is not { } found)
        {
            mistake = $"'{LogText.Clean(parts[0])}' is not a fault of the catalogue.{Near.Text(parts[0], FaultCatalogue.Ids)}";
        }
        else if (found.NotHere is { } reason)
        {
            mistake = $"'{found.Id}' cannot be armed here: {reason}";
        }
        else if (endpoint is null && found.FindVariant(variant) is null && Endpoints.IsKnown(variant))
        {
            (variant, endpoint) = ("", variant);
        }

        return mistake is null && TryBind(FaultCatalogue.Find(parts[0])!, variant, endpoint, text, out name, out mistake);
    }

    /// <summary>Null when this org can do it.</summary>
    public string? MistakeAt(MockOrg org) =>
        Variant.Mutations.Any(mutation => mutation.Is("http", "certificate")) && !org.Url.StartsWith(Uri.UriSchemeHttps, StringComparison.Ordinal)
            ? $"'{Case.Id}' cannot be armed here: it needs an org that speaks https. Set mockOkta.https."
            : null;

    private static bool TryBind(FaultCase found, string variant, string? endpoint, string text, out FaultName? name, out string? mistake)
    {
        (name, mistake) = (null, null);
        if (found.FindVariant(variant) is not { } which)
        {
            mistake = $"'{found.Id}' has no variant '{LogText.Clean(variant)}'.{Near.Text(variant, [.. found.Variants.Select(known => known.Name)])}";
        }
        else if (endpoint is not null && !Endpoints.IsKnown(endpoint))
        {
            mistake = $"'{LogText.Clean(endpoint)}' is not an endpoint that a fault can be aimed at.{Near.Text(endpoint, Endpoints.Names)}";
        }
        else if (endpoint is not null && which.Mutations.All(mutation => mutation.Stage != "http"))
        {
            mistake = $"'{found.Id}' is about {string.Join(" and ", which.Mutations.Select(mutation => mutation.Stage).Where(stage => stage != "when").Distinct())} and cannot be aimed at another endpoint.";
        }
        else if (endpoint is not null && Endpoints.MemberOf(endpoint) is null && which.Mutations.Any(mutation => mutation.Stage == "http" && mutation.Part is "address" or "certificate"))
        {
            mistake = $"'{found.Id}' changes an address in the metadata, which names none for '{endpoint}'. Aim it at {string.Join(", ", Endpoints.Names.Where(known => Endpoints.MemberOf(known) is not null))}.";
        }
        else
        {
            name = new FaultName(found, which, endpoint, text);
        }

        return mistake is null;
    }
}
