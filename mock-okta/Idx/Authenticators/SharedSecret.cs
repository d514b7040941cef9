using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Authn;
using RazorOkta.MockOkta.Credentials;

namespace RazorOkta.MockOkta.Idx.Authenticators;

/// <summary>What an authenticator app is given: the secret, typed or scanned.</summary>
internal static class SharedSecret
{
    public static JsonObject Describe(FactorChallenge challenge) => new()
    {
        ["qrcode"] = Picture(challenge),
        ["sharedSecret"] = challenge.Factor.Secret,
    };

    /// <summary>Inside the answer: there is nothing more to fetch.</summary>
    public static JsonObject Picture(FactorChallenge challenge) => new()
    {
        ["method"] = "embedded",
        ["href"] = "data:image/png;base64," + Convert.ToBase64String(QrCodeEndpoint.Draw(challenge.AppLink ?? "")),
        ["type"] = "image/png",
    };
}
