using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Oidc.Consents;
using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Sessions;
using RazorOkta.MockOkta.SignIn;

namespace RazorOkta.MockOkta.Oidc;

/// <summary>The authorization endpoint (OIDC Core 3.1.2) and its continuation after the sign-in page.</summary>
internal static class AuthorizeEndpoint
{
    private static readonly FailureForTheClient LoginRequired = new(
        "login_required", "The client specified not to prompt, but the user is not logged in.");

    public static async Task<IResult> HandleAsync(HttpContext http, AuthorizationServer server)
    {
        var request = PushedRequests.Resolve(server, await Parameters.ReadAsync(http.Request));
        return AuthorizeChecks.FirstFailure(request) is { } failure ? Refuse(http, request, failure) : Answer(http, request);
    }

    /// <summary>The sign-in page's chain ends here. Whoever comes without a good session goes back to the page.</summary>
    public static IResult Continue(HttpContext http, MockOrg org)
    {
        var oktaKey = Parameters.FromQuery(http.Request)["okta_key"];
        if (org.SavedRequests.Find(oktaKey) is not { } waiting)
        {
            return SignInEndpoint.RequestIsGone;
        }

        if (waiting.SessionFor(http) is not { } session)
        {
            return ToSignInPage(org, oktaKey!);
        }

        var attempt = new AuthorizeAttempt(waiting.Request, session);
        if (AttemptChecks.FirstFailure(attempt) is null && attempt.NeedsConsent)
        {
            return ConsentEndpoint.Ask(org, oktaKey!);
        }

        // Of two tabs that come at once only one takes it.
        return org.SavedRequests.Take(oktaKey) is null ? SignInEndpoint.RequestIsGone : Finish(http, attempt);
    }

    /// <summary>All that could be asked has been asked.</summary>
    public static IResult Finish(HttpContext http, AuthorizeAttempt attempt) =>
        AttemptChecks.FirstFailure(attempt) is { } failure ? Refuse(http, attempt.Request, failure) : AuthorizeSuccess.Answer(http, attempt);

    public static IResult Refuse(HttpContext http, AuthorizeRequest request, AuthorizeFailure failure)
    {
        http.Log().AuthorizeRefused(request.RegisteredClient?.ClientId ?? "An unknown client", failure.Error);
        return failure.Answer(request);
    }

    public static IResult ToSignInPage(MockOrg org, string oktaKey) =>
        Results.Redirect(org.Url + OktaRoutes.SignInFor(org.At(OktaRoutes.AuthorizeRedirectFor(oktaKey))));

    private static IResult Answer(HttpContext http, AuthorizeRequest request)
    {
        var org = request.Server.Org;
        if (org.SessionTokens.Redeem(request.SessionToken) is { } signedIn)
        {
            return LetIn(http, new AuthorizeAttempt(request, org.Sessions.Open(http, signedIn)));
        }

        var session = org.Sessions.Current(http);
        if (session is not null && IsGoodEnough(session, request))
        {
            return LetIn(http, new AuthorizeAttempt(request, session));
        }

        return request.MustNotPrompt
            ? Refuse(http, request, LoginRequired)
            : ToSignInPage(org, org.SavedRequests.Save(new SavedAuthorizeRequest(request, RefusedSessionId: session?.Id)));
    }

    private static IResult LetIn(HttpContext http, AuthorizeAttempt attempt)
    {
        var org = attempt.Request.Server.Org;
        return AttemptChecks.FirstFailure(attempt) is null && attempt.NeedsConsent
            ? ConsentEndpoint.Ask(org, org.SavedRequests.Save(new SavedAuthorizeRequest(attempt.Request, RefusedSessionId: null)))
            : Finish(http, attempt);
    }

    private static bool IsGoodEnough(OktaSession session, AuthorizeRequest request) =>
        !request.MustPrompt
        && request.IsFor(session.User)
        && Acr.IsMetBy(request.Acr, session.SignedIn.Methods)
        && (request.MaxAge is not { } maxAge || request.Server.Org.Clock.GetUtcNow() - session.AuthenticatedAt <= maxAge);
}
