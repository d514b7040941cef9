using System.Buffers.Text;
using System.Text;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Faults.Forging;

/// <summary>
/// Makes a token wrong and signs it again. Where no mutation speaks of the signature it is the org's own and valid: the claim alone is wrong.
/// </summary>
internal sealed class TokenForge(IReadOnlyList<Mutation> mutations, Words words, MockOrg org, OidcClient? client)
{
    public string Forge(RawToken token)
    {
        foreach (var mutation in Of("claims"))
        {
            ChangeClaims(token, mutation);
        }

        foreach (var mutation in Of("claim"))
        {
            MemberChange.Apply(token.Claims, mutation, words);
        }

        var signer = WriteHeader(token);
        var content = token.Content();
        var signature = Of("signature").Aggregate(SignatureOf(token, signer, content), SignatureChange.Apply);
        return Of("raw").Aggregate($"{content}.{signature}", (text, mutation) => RawChange.Apply(text, mutation, words, client));
    }

    private Signer WriteHeader(RawToken token)
    {
        var sign = Of("sign").LastOrDefault();
        var signer = sign is null or { Change: "keep" } ? Signer.TheOrg(org) : Signer.Find(sign.Change, sign.Argument, org, client);
        if (sign is not null || token.Header["alg"] is null)
        {
            token.Header.SetText("alg", signer.Algorithm);
            token.Header.SetText("kid", signer.Kid ?? "");
        }

        foreach (var mutation in Of("header"))
        {
            MemberChange.Apply(token.Header, mutation, words);
        }

        return signer;
    }

    /// <summary>Keep: the header changes, the signature is the one from before.</summary>
    private string SignatureOf(RawToken token, Signer signer, string content)
    {
        if (Of("sign").Any(mutation => mutation.Change == "keep"))
        {
            return token.OriginalSignature;
        }

        return signer.Sign is { } sign ? Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(content))) : "";
    }

    private void ChangeClaims(RawToken token, Mutation mutation)
    {
        switch (mutation.Change)
        {
            case "only":
                foreach (var name in token.Claims.Names.Except(mutation.Argument.Split(',')).ToList())
                {
                    token.Claims.Remove(name);
                }

                break;
            case "many":
                Bulk.AddMembers(token.Claims, "claim_", int.Parse(mutation.Argument, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case "text":
                token.ClaimsText = words.Json(mutation.Argument);
                break;
            default:
                throw new UnknownMutationException(mutation);
        }
    }

    private IEnumerable<Mutation> Of(string part) => mutations.Where(mutation => mutation.Part == part);
}
