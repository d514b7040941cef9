using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Oidc;

namespace RazorOkta.MockOkta.Tokens;

/// <summary>What a user is, for the scopes granted (OIDC Core 5.4).</summary>
internal static class ProfileClaims
{
    /// <summary>Members of a user's profile that belong to a scope of their own, or that the org itself answers for.</summary>
    private static readonly HashSet<string> NotOfScopeProfile = new(StringComparer.Ordinal)
    {
        "sub", "email", "email_verified", "address", "phone_number", "phone_number_verified", "groups",
    };

    public static JsonObject Full(OktaUser user, IReadOnlyCollection<string> scopes)
    {
        var claims = Thin(user, scopes);
        if (scopes.Contains(Scope.Profile))
        {
            AddProfile(claims, user);
        }

        if (scopes.Contains(Scope.Email))
        {
            claims["email_verified"] = user.EmailVerified;
        }

        AddFromProfile(claims, user, scopes, Scope.Address, "address");
        AddFromProfile(claims, user, scopes, Scope.Phone, "phone_number");
        AddFromProfile(claims, user, scopes, Scope.Phone, "phone_number_verified");
        return claims;
    }

    /// <summary>What is in an ID token next to which there is an access token; the rest comes from UserInfo.</summary>
    public static JsonObject Thin(OktaUser user, IReadOnlyCollection<string> scopes)
    {
        var claims = new JsonObject { ["sub"] = user.Id };
        if (scopes.Contains(Scope.Profile))
        {
            claims["name"] = user.Name;
            claims["preferred_username"] = user.Login;
        }

        if (scopes.Contains(Scope.Email))
        {
            claims["email"] = user.Email;
        }

        return claims;
    }

    private static void AddProfile(JsonObject claims, OktaUser user)
    {
        claims["given_name"] = user.FirstName;
        claims["family_name"] = user.LastName;
        claims["locale"] = user.Locale;
        claims["zoneinfo"] = user.TimeZone;
        claims["updated_at"] = user.UpdatedAt.ToUnixTimeSeconds();
        foreach (var (name, value) in user.Profile)
        {
            if (value is not null && !NotOfScopeProfile.Contains(name) && !ReservedClaims.Contains(name))
            {
                claims[name] = value.DeepClone();
            }
        }
    }

    private static void AddFromProfile(JsonObject claims, OktaUser user, IReadOnlyCollection<string> scopes, string scope, string name)
    {
        if (scopes.Contains(scope) && user.Profile.GetValueOrDefault(name) is { } value)
        {
            claims[name] = value.DeepClone();
        }
    }
}
