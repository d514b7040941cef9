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
        ["Oidc/UserInfo/UserInfoClient.cs: passing on !(await metadata.GetAsync(cancellation)).Succeeded(out var endpoints, out var failure)"] = "the code was redeemed with the same metadata",
        ["Oidc/Provider/SigningKeys.cs: condition of guard !_refetches"] = "the profile standard is what is certified, and it says this always",
        ["Oidc/Provider/SigningKeys.cs: condition of guard set.Keys.Contains(key)"] = "the key is from another set only when somebody else has fetched one in the same instant",
        ["Oidc/Provider/SigningKeys.cs: condition of guard _current is { } set"] = "who has a key has it from a set",
        ["Oidc/SeenOnce.cs: filter Where(seen => now - seen.At <= remembered)"] = "what is over is forgotten with the next that comes",
        ["Sessions/SessionTokens.cs: condition of choice refreshToken is null"] = "TokenRenewal sends nothing without a refresh token; this spares the attempt",
        ["Sessions/FileSessionStore.cs: filter Where(which.Include)"] = "SessionIndex finds the sessions of a user exactly, and no others are listed",
        ["Sessions/FileSessionStore.cs: condition of filter _sessions.TryGetValue(key, out var session)"] = "it has gone only when two close it in the same instant",
        ["Oidc/Provider/UsableKey.cs: condition exponent > 1"] = "OpenSSL takes no exponent of 1 either",
        ["Oidc/Provider/MockAuthorityHandler.cs: guard policy.CustomTrustStore.Count == 0"] = "an empty store trusts nobody",
        ["Oidc/Provider/UsableKey.cs: condition key.Kty == JsonWebAlgorithmsKeyTypes.RSA"] = "keys of other types have no modulus, and are not sound",
    };

    public static string? ReasonFor(Check check) =>
        Known.GetValueOrDefault(check.Name) ?? (IsSwitch(check) ? "the profile standard is what is certified, and it says this always" : null);

    private static bool IsSwitch(Check check) =>
        check.Kind.StartsWith("condition", StringComparison.Ordinal) && check.Text.Contains("WireProfile.", StringComparison.Ordinal) && !check.Text.Contains(' ', StringComparison.Ordinal);
}
