using RazorOkta.MockOkta.Errors;

namespace RazorOkta.MockOkta.Oidc;

/// <summary>Why an authorization request fails, and, as its type, where that may be said.</summary>
internal abstract record AuthorizeFailure(string Error, string Description)
{
    public abstract IResult Answer(AuthorizeRequest request);
}

/// <summary>
/// For what the redirect URI itself depends on. Redirecting would make the org an open redirector (RFC 6749 4.1.2.1).
/// </summary>
internal sealed record FailureOnOurPage(string Error, string Description) : AuthorizeFailure(Error, Description)
{
    public override IResult Answer(AuthorizeRequest request) => new ErrorPage(Error, Description);
}

internal sealed record FailureForTheClient(string Error, string Description) : AuthorizeFailure(Error, Description)
{
    public static FailureForTheClient InvalidRequest(string description) => new("invalid_request", description);

    public static FailureForTheClient InvalidParameter(string name) =>
        InvalidRequest($"The authentication request has an invalid '{name}' parameter.");

    public override IResult Answer(AuthorizeRequest request) =>
        new AuthorizeResponse(request, ("error", Error), ("error_description", Description));
}
