namespace RazorOkta.MockOkta.Oidc.Checks;

internal static class CodeChallengeIsS256
{
    /// <summary>The plain method, which is also what a missing method means, protects nothing once the request has been seen (RFC 7636 7.2).</summary>
    public static AuthorizeFailure? Check(AuthorizeRequest request)
    {
        var method = request.Parameters["code_challenge_method"];
        return (request.CodeChallenge, method) switch
        {
            (null, null) => null,
            (null, _) => FailureForTheClient.InvalidRequest("PKCE code challenge is required when a code challenge method is given."),
            (_, "S256") => Pkce.IsChallenge(request.CodeChallenge) ? null : FailureForTheClient.InvalidParameter("code_challenge"),
            _ => FailureForTheClient.InvalidRequest("The PKCE code challenge method must be 'S256'."),
        };
    }
}
