using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Tokens;

internal static class Claims
{
    /// <summary>What a user is, for the scopes granted (OIDC Core 5.4). Okta's profile has no more for the seeded users.</summary>
    public static JsonObject OfUser(OktaUser user, IReadOnlyCollection<string> scopes)
    {
        var claims = new JsonObject { ["sub"] = user.Id };
        if (scopes.Contains("profile"))
        {
            claims["name"] = user.Name;
            claims["preferred_username"] = user.Login;
            claims["given_name"] = user.FirstName;
            claims["family_name"] = user.LastName;
            claims["locale"] = user.Locale;
            claims["zoneinfo"] = user.TimeZone;
            claims["updated_at"] = user.UpdatedAt.ToUnixTimeSeconds();
        }

        if (scopes.Contains("email"))
        {
            claims["email"] = user.Email;
            claims["email_verified"] = user.EmailVerified;
        }

        return claims;
    }
}
