using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Errors;
using RazorOkta.MockOkta.Oidc;
using RazorOkta.MockOkta.Oidc.Checks;

namespace RazorOkta.MockOkta.Idx;

/// <summary>
/// What an interact request must pass. It asks for what an authorize request asks for, so most checks are the same; but it is answered
/// to a program, so that even a wrong redirect URI is said in OAuth's error form.
/// </summary>
internal static class InteractChecks
{
    private static readonly AuthorizeCheck[] InOrder =
    [
        NothingIsSentTwice.Check,            // RFC 6749 3.1
        NothingIsTooLong.Check,              // a waiting request is remembered
        ClientIsRegistered.Check,
        ClientMayInteract,                   // Okta: the grant type must be on for the app
        RedirectUriIsRegistered.Check,       // compared letter by letter, as at authorize
        StateIsPresent.Check,                // Okta's rule
        ScopesAreKnown.Check,                // RFC 6749 3.3
        CodeChallengeIsS256.Check,           // RFC 7636 4.3
        PkceIsUsed,                          // Okta: the flow has no other proof of who redeems
        MaxAgeIsANumber.Check,               // OIDC Core 3.1.2.1
        IdTokenHintIsOurs.Check,             // OIDC Core 3.1.2.1
        RecoveryTokenIsKnown,
        ActivationTokenIsKnown,
    ];

    public static OAuthError? FirstFailure(AuthorizeRequest request) =>
        InOrder.Select(check => check(request)).FirstOrDefault(failure => failure is not null) is { } failure
            ? new OAuthError(failure.Error, failure.Description, Status: failure.Error == "invalid_client" ? 401 : 400)
            : null;

    private static AuthorizeFailure? ClientMayInteract(AuthorizeRequest request) => request.Client.MayUse(GrantType.InteractionCode)
        ? null
        : new FailureForTheClient(
            "unauthorized_client",
            $"The client is not authorized to use the provided grant type. Configured grant types: [{string.Join(", ", request.Client.GrantTypes)}].");

    private static AuthorizeFailure? PkceIsUsed(AuthorizeRequest request) =>
        request.CodeChallenge is null ? FailureForTheClient.InvalidRequest("PKCE code challenge is required for the interaction code flow.") : null;

    /// <summary>Nobody here hands out tokens that begin at this endpoint, so each that comes is a wrong one.</summary>
    private static AuthorizeFailure? RecoveryTokenIsKnown(AuthorizeRequest request) =>
        request.Parameters.Contains("recovery_token") ? FailureForTheClient.InvalidRequest("The recovery token is invalid") : null;

    private static AuthorizeFailure? ActivationTokenIsKnown(AuthorizeRequest request) =>
        request.Parameters.Contains("activation_token") ? FailureForTheClient.InvalidRequest("The activation token is invalid") : null;
}
