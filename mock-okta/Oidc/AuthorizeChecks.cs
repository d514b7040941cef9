using RazorOkta.MockOkta.Oidc.Checks;

namespace RazorOkta.MockOkta.Oidc;

/// <summary>Looks at one thing of the request; null when it is fine.</summary>
internal delegate AuthorizeFailure? AuthorizeCheck(AuthorizeRequest request);

/// <summary>
/// What an authorization request must pass, in the order of the protocol: who asks and where the answer may go come first,
/// since until then nothing may be sent to the redirect URI. There is no check of nonce: in the code flow it is optional (OIDC Core 3.1.2.1).
/// </summary>
internal static class AuthorizeChecks
{
    private static readonly AuthorizeCheck[] InProtocolOrder =
    [
        ClientIsRegistered.Check,            // RFC 6749 4.1.2.1
        RedirectUriIsRegistered.Check,       // RFC 6749 3.1.2.4, OIDC Core 3.1.2.1
        NothingIsSentTwice.Check,            // RFC 6749 3.1
        NothingIsTooLong.Check,              // a waiting request is remembered, and so is its nonce
        NoRequestObject.Check,               // OIDC Core 3.1.2.6
        ResponseTypeIsSupported.Check,       // RFC 6749 3.1.1
        ResponseModeIsSupported.Check,       // OAuth 2.0 Multiple Response Types 2.1
        StateIsPresent.Check,                // Okta's rule
        ScopesAreKnown.Check,                // RFC 6749 3.3, OIDC Core 3.1.2.1
        PromptIsSupported.Check,             // OIDC Core 3.1.2.1
        CodeChallengeIsS256.Check,           // RFC 7636 4.3, 4.4.1
        PublicClientsUsePkce.Check,          // RFC 9700 2.1.1
        MaxAgeIsANumber.Check,               // OIDC Core 3.1.2.1
    ];

    public static AuthorizeFailure? FirstFailure(AuthorizeRequest request) =>
        InProtocolOrder.Select(check => check(request)).FirstOrDefault(failure => failure is not null);
}
