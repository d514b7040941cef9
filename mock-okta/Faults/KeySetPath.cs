namespace RazorOkta.MockOkta.Faults;

/// <summary>While a fault sends relying parties to a key set at a path of its own, that path is the key set's.</summary>
internal static class KeySetPath
{
    private const string Longer = OktaRoutes.Keys + "/";

    /// <summary>Lets the request find the key set, where its path is one of these. The journal has it as it was asked for.</summary>
    public static void Shorten(HttpRequest request, IReadOnlyList<ArmedFault> armed)
    {
        var asked = request.Path.Value ?? "";
        var end = asked.IndexOf(Longer, StringComparison.Ordinal);
        if (end >= 0 && armed.Any(MovesTheKeys))
        {
            request.Path = asked[..(end + OktaRoutes.Keys.Length)];
        }
    }

    private static bool MovesTheKeys(ArmedFault fault) =>
        fault.Mutations.Any(mutation => mutation.Is("discovery", "member") && mutation is { Name: "jwks_uri", Change: "append" });
}
