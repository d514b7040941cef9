using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Authn;

/// <summary>Where a transaction can go. Okta's libraries make a method of each link, and only of one that has hints.</summary>
internal static class AuthnLinks
{
    public static JsonObject Of(MockOrg org, AuthnTransaction transaction)
    {
        var links = new JsonObject();
        foreach (var (relation, link) in Further(org, transaction))
        {
            links[relation] = link;
        }

        if (transaction.IsUnderWay)
        {
            links["cancel"] = Post(org, OktaRoutes.AuthnCancel);
        }

        return links;
    }

    /// <param name="org">Whose.</param>
    /// <param name="step">A path below <see cref="OktaRoutes.Authn"/>.</param>
    /// <param name="factorId">What stands in the path for the factor.</param>
    /// <param name="name">What the client calls it.</param>
    public static JsonObject Post(MockOrg org, string step, string factorId = "", string? name = null)
    {
        var href = org.Url + OktaRoutes.Authn + step.Replace(OktaRoutes.FactorId, Uri.EscapeDataString(factorId), StringComparison.Ordinal);
        return name is null ? new JsonObject { ["href"] = href, ["hints"] = Allow("POST") } : new JsonObject { ["name"] = name, ["href"] = href, ["hints"] = Allow("POST") };
    }

    public static JsonObject Get(string href) => new() { ["href"] = href, ["hints"] = Allow("GET") };

    /// <summary>A link with a type is no method but an address.</summary>
    public static JsonObject Picture(string href) => new() { ["href"] = href, ["type"] = "image/png", ["hints"] = Allow("GET") };

    private static (string Relation, JsonNode Link)[] Further(MockOrg org, AuthnTransaction transaction) => transaction.Status switch
    {
        AuthnStatus.LockedOut when org.Definition.Password.SelfServiceUnlock => [("next", Post(org, OktaRoutes.AuthnRecoveryUnlock, name: "unlock"))],
        AuthnStatus.PasswordExpired => [("next", Post(org, OktaRoutes.AuthnChangePassword, name: "changePassword"))],
        AuthnStatus.PasswordWarn => [("next", Post(org, OktaRoutes.AuthnChangePassword, name: "changePassword")), ("skip", Post(org, OktaRoutes.AuthnSkip, name: "skip"))],
        AuthnStatus.PasswordReset => [("next", Post(org, OktaRoutes.AuthnResetPassword, name: "resetPassword"))],
        AuthnStatus.Recovery => [("next", Post(org, OktaRoutes.AuthnRecoveryAnswer, name: "answer"))],
        AuthnStatus.RecoveryChallenge when transaction.IsUnderWay =>
        [
            ("next", Post(org, OktaRoutes.AuthnRecoverySmsVerify, name: "verify")),
            ("resend", Post(org, OktaRoutes.AuthnRecoverySmsResend, name: "sms")),
        ],
        AuthnStatus.MfaChallenge => Challenge(org, transaction.Challenge!),
        AuthnStatus.MfaEnrollActivate when transaction.Challenge!.Factor.Type == FactorType.Push => PushActivation(org, transaction),
        AuthnStatus.MfaEnrollActivate => Activation(org, transaction.Challenge!),
        AuthnStatus.MfaEnroll when transaction.ProvedFactor is not null => [("skip", Post(org, OktaRoutes.AuthnSkip, name: "skip"))],
        _ => [],
    };

    private static (string, JsonNode)[] Challenge(MockOrg org, FactorChallenge challenge) =>
    [
        ("next", Post(org, OktaRoutes.AuthnFactorVerify, challenge.Factor.Id, challenge.Factor.Type == FactorType.Push ? "poll" : "verify")),
        ("prev", Post(org, OktaRoutes.AuthnPrevious)),
        .. Resend(org, challenge, OktaRoutes.AuthnFactorVerifyResend),
    ];

    private static (string, JsonNode)[] Activation(MockOrg org, FactorChallenge challenge) =>
    [
        ("next", Post(org, OktaRoutes.AuthnFactorActivate, challenge.Factor.Id, "activate")),
        ("prev", Post(org, OktaRoutes.AuthnPrevious)),
        .. Resend(org, challenge, OktaRoutes.AuthnFactorActivateResend),
    ];

    /// <summary>An activation that is over can only be begun again.</summary>
    private static (string, JsonNode)[] PushActivation(MockOrg org, AuthnTransaction transaction)
    {
        var factorId = transaction.Challenge!.Factor.Id;
        return
        [
            ("next", transaction.PushResult == FactorVerdict.Waiting
                ? Post(org, OktaRoutes.AuthnFactorActivatePoll, factorId, "poll")
                : Post(org, OktaRoutes.AuthnFactorActivate, factorId, "activate")),
            ("prev", Post(org, OktaRoutes.AuthnPrevious)),
        ];
    }

    private static (string, JsonNode)[] Resend(MockOrg org, FactorChallenge challenge, string step) => challenge.IsSent
        ? [("resend", new JsonArray(Post(org, step, challenge.Factor.Id, FactorKind.Of(challenge.Factor.Type).FactorType)))]
        : [];

    private static JsonObject Allow(string method) => new() { ["allow"] = new JsonArray(method) };
}
