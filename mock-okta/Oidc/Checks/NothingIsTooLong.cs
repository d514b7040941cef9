namespace RazorOkta.MockOkta.Oidc.Checks;

/// <summary>A request that waits for a sign-in is remembered, so what it carries is bounded: each value, and all together.</summary>
internal static class NothingIsTooLong
{
    private const int Longest = 4_096;

    private const int LongestTogether = 16_384;

    /// <summary>Signed objects are as long as what they carry.</summary>
    private static readonly string[] MayBeLong = ["request", "id_token_hint"];

    public static AuthorizeFailure? Check(AuthorizeRequest request)
    {
        var parameters = request.Parameters;
        return parameters.Names.FirstOrDefault(name => !MayBeLong.Contains(name) && parameters[name]?.Length > Longest) is { } tooLong
            ? FailureForTheClient.InvalidParameter(tooLong.Length > 100 ? "parameter" : tooLong)
            : parameters.Length > LongestTogether ? TooLongTogether : null;
    }

    private static readonly AuthorizeFailure TooLongTogether = FailureForTheClient.InvalidRequest(
        $"The parameters of an authorization request may have {LongestTogether} characters together.");
}
