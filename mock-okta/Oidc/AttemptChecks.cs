namespace RazorOkta.MockOkta.Oidc;

/// <summary>What a signed-in person must pass to be let into the application, in Okta's order.</summary>
internal static class AttemptChecks
{
    private delegate AuthorizeFailure? AttemptCheck(AuthorizeAttempt attempt);

    private static readonly AttemptCheck[] InOrder =
    [
        UserIsTheOneMeant,            // OIDC Core 3.1.2.1, id_token_hint
        ContextIsReached,             // OIDC Core 3.1.2.1, acr_values
        UserIsAssigned,               // Okta's rule
        PolicyFits,                   // Okta's rule
        ConsentNeedsNoPrompt,         // OIDC Core 3.1.2.1, prompt=none
    ];

    private static readonly FailureForTheClient AnotherUser = new("login_required", "The user who has signed in is not the one named by 'id_token_hint'.");

    private static readonly FailureForTheClient ContextNotReached = new(
        "access_denied", "The sign-in does not reach the authentication context that 'acr_values' asks for.");

    private static readonly FailureForTheClient NotAssigned = new("access_denied", GrantAccess.NotAssigned);

    private static readonly FailureForTheClient NoPolicyFits = new("access_denied", GrantAccess.NoPolicyFits);

    private static readonly FailureForTheClient ConsentRequired = new(
        "consent_required", "The client specified not to prompt, but the client app requires consent.");

    public static AuthorizeFailure? FirstFailure(AuthorizeAttempt attempt)
    {
        foreach (var check in InOrder)
        {
            if (check(attempt) is { } failure)
            {
                return failure;
            }
        }

        return null;
    }

    private static FailureForTheClient? UserIsTheOneMeant(AuthorizeAttempt attempt) => attempt.Request.IsFor(attempt.User) ? null : AnotherUser;

    /// <summary>Only after a sign-in: before, the person is asked for one that is good enough.</summary>
    private static FailureForTheClient? ContextIsReached(AuthorizeAttempt attempt) =>
        Acr.IsMetBy(attempt.Request.Acr, attempt.Session.SignedIn.Methods) ? null : ContextNotReached;

    private static FailureForTheClient? UserIsAssigned(AuthorizeAttempt attempt) =>
        GrantAccess.IsAssigned(attempt.Request.Client, attempt.User) ? null : NotAssigned;

    private static FailureForTheClient? PolicyFits(AuthorizeAttempt attempt) => attempt.Policy.IsGranted ? null : NoPolicyFits;

    private static FailureForTheClient? ConsentNeedsNoPrompt(AuthorizeAttempt attempt) =>
        attempt.Request.MustNotPrompt && attempt.NeedsConsent ? ConsentRequired : null;
}
