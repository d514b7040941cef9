namespace RazorOkta.Certify.Checks;

/// <summary>Checks that no case can notice from outside, each with the reason: what stands before or behind them refuses the same.</summary>
internal static class SecondLines
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["Oidc/Tokens/IdTokenValidator.cs: rule TokenSignature.CheckHeader(token)"] = "TokenSignature.CheckAsync begins with the same check",
        ["Oidc/Logout/LogoutTokenValidator.cs: step (failure = TokenSignature.CheckHeader(token)) is not null"] = "TokenSignature.CheckAsync begins with the same check",
        ["Oidc/Login/LoginTransactions.cs: condition of choice attempt.State == state"] = "the cookie's name is a hash of the state, so another state's is not even found",
        ["Oidc/Provider/UsableKey.cs: condition key.Kty == JsonWebAlgorithmsKeyTypes.RSA"] = "keys of other types have no modulus, and are not sound",
    };

    public static string? ReasonFor(Check check) => Known.GetValueOrDefault(check.Name);
}
