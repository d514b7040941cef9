using RazorOkta.MockOkta.Oidc.Checks;

namespace RazorOkta.MockOkta.Oidc;

/// <summary>Looks at one thing of the request; null when it is fine.</summary>
internal delegate AuthorizeFailure? AuthorizeCheck(AuthorizeRequest request);

/// <summary>
/// What an authorization request must pass, in the order of the protocol: who asks and where the answer may go come first,
/// since until then nothing may be sent to the redirect URI.
/// </summary>
internal static class AuthorizeChecks
{
    private static readonly AuthorizeCheck[] InProtocolOrder =
    [
        ClientIsRegistered.Check,            // RFC 6749 4.1.2.1
        PushedRequestIsKnown.Check,          // RFC 9126 4
        RedirectUriIsRegistered.Check,       // RFC 6749 3.1.2.4, OIDC Core 3.1.2.1
        NothingIsSentTwice.Check,            // RFC 6749 3.1
        NothingIsTooLong.Check,              // a waiting request is remembered, and so is its nonce
        NoRequestObject.Check,               // OIDC Core 3.1.2.6
        RequestIsPushedIfItMust.Check,       // RFC 9126 5, 6
        ResponseTypeIsSupported.Check,       // RFC 6749 3.1.1
        ResponseModeIsSupported.Check,       // OAuth 2.0 Multiple Response Types 2.1, 3, 5
        StateIsPresent.Check,                // Okta's rule
        NonceIsPresent.Check,                // OIDC Core 3.2.2.1, 3.3.2.11
        ScopesAreKnown.Check,                // RFC 6749 3.3, OIDC Core 3.1.2.1
        PromptIsSupported.Check,             // OIDC Core 3.1.2.1
        IdTokenHintIsOurs.Check,             // OIDC Core 3.1.2.1
        CodeChallengeIsS256.Check,           // RFC 7636 4.3, 4.4.1
        PublicClientsUsePkce.Check,          // RFC 9700 2.1.1
        MaxAgeIsANumber.Check,               // OIDC Core 3.1.2.1
    ];

    public static AuthorizeFailure? FirstFailure(AuthorizeRequest request)
    {
        foreach (var check in InProtocolOrder)
        {
            if (check(request) is { } failure)
            {
                return failure;
            }
        }

        return null;
    }
}
