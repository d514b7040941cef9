using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Definition;

namespace RazorOkta.MockOkta.Idx.Authenticators;

/// <summary>An authenticator of the org, as the Identity Engine names it. Clients choose their view by the key.</summary>
internal sealed record Authenticator(string Id, string Type, string Key, string DisplayName)
{
    public static readonly Authenticator Password = new("autPassword000000001", "password", "okta_password", "Password");
    public static readonly Authenticator SecurityQuestion = new("autSecurityQuestion1", "security_question", "security_question", "Security Question");
    public static readonly Authenticator GoogleOtp = new("autGoogleOtp00000001", "app", "google_otp", "Google Authenticator");
    public static readonly Authenticator OktaVerify = new("autOktaVerify0000001", "app", "okta_verify", "Okta Verify");
    public static readonly Authenticator Phone = new("autPhoneNumber000001", "phone", "phone_number", "Phone");
    public static readonly Authenticator Email = new("autOktaEmail00000001", "email", "okta_email", "Email");

    public static Authenticator Of(FactorType type) => type switch
    {
        FactorType.Question => SecurityQuestion,
        FactorType.GoogleOtp => GoogleOtp,
        FactorType.OktaVerifyOtp or FactorType.Push => OktaVerify,
        FactorType.Sms => Phone,
        _ => Email,
    };

    public static string MethodOf(FactorType type) => type switch
    {
        FactorType.Question => "security_question",
        FactorType.GoogleOtp => "otp",
        FactorType.OktaVerifyOtp => "totp",
        FactorType.Push => "push",
        FactorType.Sms => "sms",
        _ => "email",
    };

    /// <param name="id">The authenticator's own, or a user's enrollment of it.</param>
    /// <param name="methods">Those that are meant.</param>
    public JsonObject Describe(string id, params string[] methods) => new()
    {
        ["type"] = Type,
        ["key"] = Key,
        ["id"] = id,
        ["displayName"] = DisplayName,
        ["methods"] = new JsonArray([.. methods.Select(method => (JsonNode)new JsonObject { ["type"] = method })]),
    };
}
