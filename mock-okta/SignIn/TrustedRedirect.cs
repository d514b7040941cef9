using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.SignIn;

/// <summary>Addresses that the org sends a browser to because a parameter asked for it: its own, and those of its apps. No open redirector.</summary>
internal static class TrustedRedirect
{
    /// <summary>What is returned is the parsed address, so what was checked and what the browser gets cannot be read differently.</summary>
    public static Uri? Parse(string? address, MockOrg org) =>
        Uri.TryCreate(new Uri(org.Origin), address, out var uri)
        && WebOrigin.Of(uri) is { } origin
        && (origin == org.Origin || org.Trusts(origin))
            ? uri
            : null;
}
