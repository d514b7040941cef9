using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Definition;

namespace RazorOkta.MockOkta.Tokens;

internal static class UserAttributes
{
    /// <summary>By the names of Okta's user profile; null when the user has no such attribute.</summary>
    public static JsonNode? Attribute(this OktaUser user, string name) => name switch
    {
        "login" => user.Login,
        "email" => user.Email,
        "firstName" => user.FirstName,
        "lastName" => user.LastName,
        "locale" => user.Locale,
        "timeZone" => user.TimeZone,
        _ => user.Profile.GetValueOrDefault(name)?.DeepClone(),
    };
}
