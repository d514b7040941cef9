using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Idx.Ion;

namespace RazorOkta.MockOkta.Idx.Authenticators;

/// <summary>The password, as something to prove and as something to set.</summary>
internal static class PasswordAuthenticator
{
    public const string Path = "credentials.passcode";

    public static JsonObject Describe() => Authenticator.Password.Describe(Authenticator.Password.Id, "password");

    /// <summary>With what a new one must be.</summary>
    public static JsonObject DescribeRules(PasswordPolicy policy)
    {
        var json = Describe();
        json["settings"] = new JsonObject
        {
            ["complexity"] = new JsonObject
            {
                ["minLength"] = policy.MinLength,
                ["minLowerCase"] = policy.MinLowerCase,
                ["minUpperCase"] = policy.MinUpperCase,
                ["minNumber"] = policy.MinNumber,
                ["minSymbol"] = policy.MinSymbol,
                ["excludeUsername"] = true,
                ["excludeAttributes"] = new JsonArray(),
            },
            ["age"] = new JsonObject { ["minAgeMinutes"] = 0, ["historyCount"] = 1 },
        };
        return json;
    }

    public static IonField Credentials(string label, params IonField[] more) =>
        IonField.Object("credentials", [new IonField("passcode") { Label = label, Required = true, Secret = true }, .. more]);

    /// <summary>Null when the password was set.</summary>
    public static IdxTurn? Mistake(PasswordChange change, PasswordPolicy policy) => change switch
    {
        PasswordChange.Done => null,
        PasswordChange.TooWeak => NotMet($"Password requirements: {PasswordRules.Describe(policy)}."),
        PasswordChange.UsedBefore => NotMet("Your password cannot be your current password."),
        _ => IdxTurn.Refused(IdxMessages.AccessDenied),
    };

    public static IdxTurn NotMet(string rules) => IdxTurn.Invalid(
        new IonMessage($"Password requirements were not met. {rules}", "password.passwordRequirementsNotMet", IsError: true, rules), Path);
}
