using System.Text.Json;
using System.Text.Json.Nodes;

namespace RazorOkta.Web.Oidc.UserInfo;

/// <summary>The claims that UserInfo may add to the ID token's: those that describe a person, and none that says what a token means or what somebody may do.</summary>
internal static class ProfileClaims
{
    // As text; a longer one is no name and no address.
    private const int Longest = 4096;

    /// <summary>OIDC Core 5.1, without <c>sub</c>.</summary>
    private static readonly string[] Names =
    [
        "name", "given_name", "family_name", "middle_name", "nickname", "preferred_username", "profile", "picture", "website",
        "email", "email_verified", "gender", "birthdate", "zoneinfo", "locale", "phone_number", "phone_number_verified", "address", "updated_at",
    ];

    /// <summary>What the ID token says stands; it was signed for this login.</summary>
    public static JsonElement AddTo(JsonElement idToken, JsonElement userInfo)
    {
        var claims = JsonObject.Create(idToken)!;
        foreach (var name in Names)
        {
            if (!claims.ContainsKey(name) && userInfo.TryGetProperty(name, out var value) && value.GetRawText() is { Length: <= Longest } text)
            {
                claims[name] = JsonNode.Parse(text);
            }
        }

        return JsonSerializer.SerializeToElement(claims);
    }
}
