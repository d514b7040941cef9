namespace RazorOkta.MockOkta.Faults;

/// <summary>While a fault sends relying parties to a key set at a path of its own, that path is the key set's.</summary>
internal static class KeySetPath
{
    private const string Longer = OktaRoutes.Keys + "/";

    /// <summary>Null when the path is none of these. For the journal it is as it was when all is done.</summary>
    public static IDisposable? Restore(HttpContext http, IReadOnlyList<ArmedFault> armed)
    {
        var asked = http.Request.Path;
        var end = (asked.Value ?? "").IndexOf(Longer, StringComparison.Ordinal);
        if (end < 0 || !armed.Any(MovesTheKeys))
        {
            return null;
        }

        http.Request.Path = asked.Value![..(end + OktaRoutes.Keys.Length)];
        return new Restoring(http, asked);
    }

    private static bool MovesTheKeys(ArmedFault fault) =>
        fault.Mutations.Any(mutation => mutation.Is("discovery", "member") && mutation is { Name: "jwks_uri", Change: "append" });

    private sealed class Restoring(HttpContext http, PathString asked) : IDisposable
    {
        public void Dispose() => http.Request.Path = asked;
    }
}
