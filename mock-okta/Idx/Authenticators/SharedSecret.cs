using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Definition;

namespace RazorOkta.MockOkta.Idx.Authenticators;

/// <summary>What an authenticator app is given: the secret, typed or scanned.</summary>
internal static class SharedSecret
{
    public static JsonObject Describe(OktaUser user, Factor factor) => new() { ["sharedSecret"] = factor.Secret };
}
