using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Authn;

/// <summary>A factor as Okta writes it.</summary>
internal static class FactorView
{
    public static JsonObject Of(OktaUser user, Factor factor)
    {
        var view = new JsonObject { ["id"] = factor.Id };
        Describe(view, FactorKind.Of(factor.Type));
        view["profile"] = Profile(user, factor);
        return view;
    }

    public static JsonObject ToVerify(MockOrg org, OktaUser user, Factor factor)
    {
        var view = Of(user, factor);
        view["_links"] = new JsonObject { ["verify"] = AuthnLinks.Post(org, OktaRoutes.AuthnFactorVerify, factor.Id) };
        return view;
    }

    /// <summary>What the user has and what else there is. The one that is offered alone is required; of several any one will do.</summary>
    public static JsonArray ToEnroll(MockOrg org, OktaUser user)
    {
        var offered = FactorEnrollment.OfferedTo(org, user);
        var had = UserFactors.Of(user);
        var enrollment = offered.Count == 1 && had.Count == 0 ? "REQUIRED" : "OPTIONAL";
        return new JsonArray([.. had.Select(factor => Enrolled(user, factor, enrollment)), .. offered.Select(type => Offered(org, user, type, enrollment))]);
    }

    /// <summary>With what the app needs: the secret in text and as a picture, or for push the picture of an activation.</summary>
    public static JsonObject ToActivate(MockOrg org, OktaUser user, AuthnTransaction transaction, FactorChallenge challenge)
    {
        var factor = challenge.Factor;
        var view = Of(user, factor);
        if (factor.Type == FactorType.Push)
        {
            view.Remove("profile"); // no phone has it yet
            view["_embedded"] = new JsonObject { ["activation"] = PushActivation(org, user, transaction, challenge) };
        }
        else if (factor.Secret is { } secret)
        {
            view["_embedded"] = new JsonObject { ["activation"] = Activation(QrCodeEndpoint.AddressFor(org, user, challenge), secret) };
        }

        return view;
    }

    private static JsonObject Enrolled(OktaUser user, Factor factor, string enrollment)
    {
        var view = Of(user, factor);
        (view["status"], view["enrollment"]) = ("ACTIVE", enrollment);
        return view;
    }

    private static JsonObject Offered(MockOrg org, OktaUser user, FactorType type, string enrollment)
    {
        var view = new JsonObject();
        Describe(view, FactorKind.Of(type));
        (view["status"], view["enrollment"]) = ("NOT_SETUP", enrollment);
        var links = new JsonObject { ["enroll"] = AuthnLinks.Post(org, OktaRoutes.AuthnFactors) };
        if (type == FactorType.Question)
        {
            links["questions"] = AuthnLinks.Get(org.Url + OktaRoutes.FactorQuestionsFor(user.Id));
        }

        view["_links"] = links;
        return view;
    }

    private static void Describe(JsonObject view, FactorKind kind) =>
        (view["factorType"], view["provider"], view["vendorName"]) = (kind.FactorType, kind.Provider, kind.VendorName);

    private static JsonObject Profile(OktaUser user, Factor factor) => factor.Type switch
    {
        FactorType.Question => new JsonObject { ["question"] = factor.Question, ["questionText"] = SecurityQuestions.TextOf(factor.Question) },
        FactorType.Sms => new JsonObject { ["phoneNumber"] = Masked.Phone(factor.PhoneNumber) },
        FactorType.Email => new JsonObject { ["email"] = Masked.Email(user.Email) },
        FactorType.Push => new JsonObject
        {
            ["credentialId"] = user.Login, ["deviceType"] = "SmartPhone_IPhone", ["name"] = "Mock phone", ["platform"] = "IOS", ["version"] = "9.0",
        },
        _ => new JsonObject { ["credentialId"] = user.Login },
    };

    /// <summary>The picture is there as long as it can be scanned.</summary>
    private static JsonObject PushActivation(MockOrg org, OktaUser user, AuthnTransaction transaction, FactorChallenge challenge)
    {
        var isWaiting = transaction.PushResult == FactorVerdict.Waiting;
        var links = new JsonObject
        {
            ["send"] = new JsonArray(
                AuthnLinks.Post(org, OktaRoutes.AuthnFactorActivateEmail, challenge.Factor.Id, "email"),
                AuthnLinks.Post(org, OktaRoutes.AuthnFactorActivateSms, challenge.Factor.Id, "sms")),
        };
        links[isWaiting ? "qrcode" : "activate"] = isWaiting
            ? AuthnLinks.Picture(QrCodeEndpoint.AddressFor(org, user, challenge))
            : AuthnLinks.Post(org, OktaRoutes.AuthnFactorActivate, challenge.Factor.Id);
        var activation = new JsonObject { ["factorResult"] = AuthnView.PushResult(transaction), ["_links"] = links };
        if (isWaiting)
        {
            activation["expiresAt"] = challenge.PushExpiresAt!.Value.ToOktaTime();
        }

        return activation;
    }

    private static JsonObject Activation(string qrCode, string secret) => new()
    {
        ["timeStep"] = Totp.TimeStep,
        ["sharedSecret"] = secret,
        ["encoding"] = "base32",
        ["keyLength"] = Totp.Digits,
        ["_links"] = new JsonObject { ["qrcode"] = AuthnLinks.Picture(qrCode) },
    };
}
