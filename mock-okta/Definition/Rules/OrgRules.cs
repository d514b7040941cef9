using RazorOkta.MockOkta.Http;

namespace RazorOkta.MockOkta.Definition.Rules;

/// <summary>What concerns the org as a whole.</summary>
internal static class OrgRules
{
    public static IEnumerable<Mistake> Check(OrgDefinition org) =>
    [
        .. from origin in org.TrustedOrigins.At("trustedOrigins")
           where WebOrigin.Of(origin.Item) != origin.Item
           select new Mistake(
               origin.Path, "must be an origin as a browser writes it: scheme, host and port, without a slash at its end", Mistake.Quote(origin.Item),
               $"Write {WebOrigin.Of(origin.Item) ?? "for example http://localhost:4200"}."),
        .. Rule.UniqueTexts(org.TrustedOrigins, "trustedOrigins", "origins"),
        .. Rule.Known(org.Leniencies, "leniencies", [.. LeniencyCatalogue.All.Select(leniency => leniency.Name)], "a leniency of the mock"),
        .. Rule.UniqueTexts(org.Leniencies, "leniencies", "leniencies"),
    ];
}
