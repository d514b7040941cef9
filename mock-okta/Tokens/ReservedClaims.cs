namespace RazorOkta.MockOkta.Tokens;

/// <summary>Claims that the protocol itself speaks with: neither a profile nor a custom claim can say them.</summary>
internal static class ReservedClaims
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "acr", "active", "amr", "at_hash", "aud", "auth_time", "azp", "c_hash", "cid", "client_id", "cnf", "events", "exp", "iat", "idp", "iss", "jti",
        "nbf", "nonce", "scope", "scp", "sid", "sub", "token_type", "uid", "username", "ver",
    };

    public static bool Contains(string name) => Names.Contains(name);
}
