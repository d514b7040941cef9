using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Authn;

/// <summary>What a transaction is about: the user, the factors, the policy that asks for them.</summary>
internal static class AuthnEmbedded
{
    /// <summary>Nothing as long as nobody has proved anything: a recovery must not tell whom it is about.</summary>
    public static JsonObject Of(MockOrg org, AuthnTransaction transaction)
    {
        var embedded = new JsonObject();
        if (transaction.Status is AuthnStatus.RecoveryChallenge || transaction.UserId is null || org.Users.Find(transaction.UserId) is not { } user)
        {
            return embedded;
        }

        embedded["user"] = User(user, transaction);
        foreach (var (name, value) in Further(org, transaction, user))
        {
            embedded[name] = value;
        }

        return embedded;
    }

    private static (string Name, JsonNode Value)[] Further(MockOrg org, AuthnTransaction transaction, OktaUser user) => transaction switch
    {
        { Status: AuthnStatus.PasswordWarn } => [("policy", PasswordPolicy(org, user.PasswordExpiresInDays))],
        { Status: AuthnStatus.PasswordExpired or AuthnStatus.PasswordReset } => [("policy", PasswordPolicy(org, expiresInDays: null))],
        { Status: AuthnStatus.MfaRequired } => [("factors", new JsonArray([.. UserFactors.Of(user).Select(factor => FactorView.ToVerify(org, user, factor))])), ("policy", MfaPolicy())],
        { Status: AuthnStatus.MfaChallenge, Challenge: { } challenge } => [("factor", FactorView.Of(user, challenge.Factor)), ("policy", MfaPolicy())],
        { Status: AuthnStatus.MfaEnroll } => [("factors", FactorView.ToEnroll(org, user)), ("policy", MfaPolicy())],
        { Status: AuthnStatus.MfaEnrollActivate, Challenge: { } challenge } => [("factor", FactorView.ToActivate(org, user, transaction, challenge)), ("policy", MfaPolicy())],
        _ => [],
    };

    private static JsonObject User(OktaUser user, AuthnTransaction transaction)
    {
        var view = new JsonObject
        {
            ["id"] = user.Id,
            ["passwordChanged"] = user.UpdatedAt.ToOktaTime(),
            ["profile"] = new JsonObject
            {
                ["login"] = user.Login, ["firstName"] = user.FirstName, ["lastName"] = user.LastName, ["locale"] = "en", ["timeZone"] = user.TimeZone,
            },
        };
        if (transaction.Status == AuthnStatus.Recovery && user.RecoveryQuestion is { } recovery)
        {
            view["recovery_question"] = new JsonObject { ["question"] = SecurityQuestions.TextOf(recovery.Question) };
        }

        return view;
    }

    private static JsonObject PasswordPolicy(MockOrg org, int? expiresInDays)
    {
        var policy = org.Definition.Password;
        var view = new JsonObject();
        if (expiresInDays is { } days)
        {
            view["expiration"] = new JsonObject { ["passwordExpireDays"] = days };
        }

        view["complexity"] = new JsonObject
        {
            ["minLength"] = policy.MinLength,
            ["minLowerCase"] = policy.MinLowerCase,
            ["minUpperCase"] = policy.MinUpperCase,
            ["minNumber"] = policy.MinNumber,
            ["minSymbol"] = policy.MinSymbol,
            ["excludeUsername"] = true,
        };
        return view;
    }

    private static JsonObject MfaPolicy() => new()
    {
        ["allowRememberDevice"] = false,
        ["rememberDeviceLifetimeInMinutes"] = 0,
        ["rememberDeviceByDefault"] = false,
        ["factorsPolicyInfo"] = new JsonObject(),
    };
}
