using RazorOkta.MockOkta.Faults.Forging;

namespace RazorOkta.MockOkta.Faults.Stages;

/// <summary>What UserInfo says, as JSON or as the signed token that OIDC Core 5.3.2 allows.</summary>
internal static class UserInfoStage
{
    private static readonly string[] OfAToken = ["claim", "sign", "signature"];

    public static Task<bool> ApplyAsync(Alteration alteration)
    {
        var mutations = alteration.Of("userinfo");
        var answer = alteration.Answer;
        if (alteration.Exchange.Endpoint != Endpoints.UserInfo || answer.Response.StatusCode != StatusCodes.Status200OK || mutations.Count == 0)
        {
            return Task.FromResult(false);
        }

        foreach (var mutation in mutations.Where(mutation => !OfAToken.Contains(mutation.Part)))
        {
            DocumentChange.Apply(alteration, mutation);
        }

        if (mutations.Any(mutation => mutation.Part == "sign") && RawObject.Parse(answer.Text) is { } claims)
        {
            Sign(alteration, claims);
        }

        return Task.FromResult(true);
    }

    private static void Sign(Alteration alteration, RawObject claims)
    {
        claims.SetText("iss", alteration.Exchange.Server.Issuer);
        claims.SetText("aud", alteration.Exchange.Client?.ClientId ?? "");
        alteration.Answer.Response.ContentType = "application/jwt";
        alteration.Answer.Body = WireText.Bytes(alteration.Forge("userinfo", OfAToken).Forge(RawToken.Of(claims)));
    }
}
