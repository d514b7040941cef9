using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Authn;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Idx.Authenticators;

/// <summary>What an authenticator app is given: the secret, typed or scanned.</summary>
internal static class SharedSecret
{
    public static JsonObject Describe(MockOrg org, OktaUser user, Factor factor) => new()
    {
        ["qrcode"] = new JsonObject
        {
            ["method"] = "embedded",
            ["href"] = "data:image/png;base64," + Convert.ToBase64String(QrCodeEndpoint.Draw(org, user, factor)),
            ["type"] = "image/png",
        },
        ["sharedSecret"] = factor.Secret,
    };
}
