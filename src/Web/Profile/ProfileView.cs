using System.Text.Json;
using System.Text.Json.Nodes;
using RazorOkta.Web.Sessions;

namespace RazorOkta.Web.Profile;

/// <summary>Which claims of a user may be seen, and by whom.</summary>
internal static class ProfileView
{
    // They bind the token to one login and say nothing of the user.
    private static readonly HashSet<string> ProtocolOnly = new(StringComparer.Ordinal) { "nonce", "at_hash", "c_hash", "s_hash", "jti" };

    /// <summary>Name and value of every claim that tells something of the user or the login, in the order of the token. What is no text is shown as JSON.</summary>
    public static IEnumerable<(string Name, string Value)> Claims(SignedInUser user) =>
        user.Claims.EnumerateObject()
            .Where(claim => !ProtocolOnly.Contains(claim.Name))
            .Select(claim => (claim.Name, claim.Value.ValueKind == JsonValueKind.String ? claim.Value.GetString()! : claim.Value.GetRawText()));

    /// <summary>The <c>user</c> of contract 1: the keys of all its eras, so that packages of each find theirs.</summary>
    public static JsonObject ForFrontend(SignedInUser user)
    {
        var keys = new JsonObject();
        foreach (var (key, claim) in Keys)
        {
            if (user.Claims.TryGetProperty(claim, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            {
                keys[key] = JsonNode.Parse(value.GetRawText());
            }
        }

        return keys;
    }

    private static readonly (string Key, string Claim)[] Keys =
    [
        // eras A to D
        ("email", "email"), ("iss", "iss"), ("iat", "iat"), ("exp", "exp"),
        // era E
        ("givenName", "given_name"), ("familyName", "family_name"), ("subject", "sub"), ("zoneInfo", "zoneinfo"), ("locale", "locale"),
    ];
}
