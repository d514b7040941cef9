namespace RazorOkta.MockOkta.Oidc;

/// <summary>What the authorize endpoint is asked to answer with: a set, in whatever order it is written (OAuth 2.0 Multiple Response Types 3).</summary>
internal sealed record ResponseType(bool Code, bool IdToken, bool Token)
{
    public static readonly IReadOnlyList<string> All =
        ["code", "id_token", "token", "id_token token", "code id_token", "code token", "code id_token token"];

    public static readonly IReadOnlyList<string> CodeAlone = ["code"];

    /// <summary>Something in it must not appear in a query, which servers log and pages pass on (Multiple Response Types 3, 5).</summary>
    public bool BringsTokens => IdToken || Token;

    /// <summary>Null for what is no response type.</summary>
    public static ResponseType? Parse(IReadOnlyList<string> words) =>
        words.Count > 0 && words.Distinct().Count() == words.Count && words.All(word => word is "code" or "id_token" or "token")
            ? new ResponseType(words.Contains("code"), words.Contains("id_token"), words.Contains("token"))
            : null;
}
