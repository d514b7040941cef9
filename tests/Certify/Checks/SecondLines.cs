namespace RazorOkta.Certify.Checks;

/// <summary>Checks that no case can notice from outside, each with the reason: what stands before or behind them refuses the same.</summary>
internal static class SecondLines
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["Endpoints/BackchannelLogoutEndpoint.cs: guard status != StatusCodes.Status200OK"] = "without a token there is nothing to believe, and the validator answers 400",
        ["Sessions/SessionsOf.cs: condition session.User.Issuer == Issuer"] = "SessionIndex finds by issuer already, and a server has one",
        ["Sessions/SessionsOf.cs: condition (ProviderSession is null || session.ProviderSession == ProviderSession)"] = "SessionIndex finds by it already",
        ["Sessions/SessionsOf.cs: condition (Id is null || session.Id == Id)"] = "SessionIndex finds by it already",
        ["Oidc/TimeLimit.cs: condition _time.IsCancellationRequested"] = "one of the two has happened when it is asked",
        ["Oidc/TimeLimit.cs: condition !_caller.IsCancellationRequested"] = "whoever has gone sees no answer",
        ["Oidc/Login/LoginTransactions.cs: condition of choice attempt is not null"] = "what can be decrypted was written by us, and is an attempt",
        ["Oidc/Login/BrowserLoginAttempt.cs: part of a pattern Length: > 0"] = "an answer with an empty state is refused before, and an empty nonce is no token's",
        ["Oidc/Tokens/SignedToken.cs: filter All(IsBase64Url)"] = "JwtSecurityTokenHandler reads no other letters either",
        ["Oidc/Tokens/SignedToken.cs: filter All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')"] = "JwtSecurityTokenHandler reads no other letters either",
        ["Oidc/Tokens/SignedToken.cs: condition of choice parts.All(IsBase64Url)"] = "JwtSecurityTokenHandler reads no other letters either",
        ["Oidc/Logout/RevocationClient.cs: passing on !(await metadata.GetAsync(cancellation)).Succeeded(out var endpoints, out var failure)"] = "who has a token to give back has logged in, so the metadata is known",
        ["Oidc/Provider/UsableKey.cs: condition key.Kty == JsonWebAlgorithmsKeyTypes.RSA"] = "keys of other types have no modulus, and are not sound",
    };

    public static string? ReasonFor(Check check) => Known.GetValueOrDefault(check.Name);
}
