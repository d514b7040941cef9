namespace RazorOkta.MockOkta.Oidc.Checks;

internal static class NothingIsTooLong
{
    private const int Longest = 4_096;

    /// <summary>Signed objects are as long as what they carry, and are not remembered.</summary>
    private static readonly string[] MayBeLong = ["request", "id_token_hint"];

    public static AuthorizeFailure? Check(AuthorizeRequest request) =>
        request.Parameters.Names.FirstOrDefault(name => !MayBeLong.Contains(name) && request.Parameters[name]?.Length > Longest) is { } tooLong
            ? FailureForTheClient.InvalidParameter(tooLong.Length > 100 ? "parameter" : tooLong)
            : null;
}
