using RazorOkta.MockOkta.Http;
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
        var request = new AuthorizeRequest(server, await Parameters.ReadAsync(http.Request));
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

        var session = org.Sessions.Current(http);
        if (session is null || session.Id == waiting.RefusedSessionId)
        {
            return ToSignInPage(org, oktaKey!);
        }

        // Of two tabs that come at once only one takes it.
        return org.SavedRequests.Take(oktaKey) is { } saved ? IssueCode(http, saved.Request, session) : SignInEndpoint.RequestIsGone;
    }

    private static IResult Answer(HttpContext http, AuthorizeRequest request)
    {
        var org = request.Server.Org;
        if (org.SessionTokens.Redeem(request.SessionToken) is { } signedIn)
        {
            return IssueCode(http, request, org.Sessions.Open(http, signedIn));
        }

        var session = org.Sessions.Current(http);
        if (session is not null && IsGoodEnough(session, request))
        {
            return IssueCode(http, request, session);
        }

        return request.MustNotPrompt
            ? Refuse(http, request, LoginRequired)
            : ToSignInPage(org, org.SavedRequests.Save(new SavedAuthorizeRequest(request, RefusedSessionId: session?.Id)));
    }

    private static bool IsGoodEnough(OktaSession session, AuthorizeRequest request) =>
        !request.MustPrompt
        && (request.MaxAge is not { } maxAge || request.Server.Org.Clock.GetUtcNow() - session.AuthenticatedAt <= maxAge);

    private static AuthorizeResponse IssueCode(HttpContext http, AuthorizeRequest request, OktaSession session)
    {
        var code = request.Server.Org.Codes.Issue(GrantOf(request, session), request.RedirectUri!, request.CodeChallenge);
        http.Log().CodeIssued(request.Client.ClientId, session.User.Login);
        return new AuthorizeResponse(request, ("code", code));
    }

    private static AuthorizationGrant GrantOf(AuthorizeRequest request, OktaSession session) => new()
    {
        Server = request.Server,
        Client = request.Client,
        Scopes = request.Scopes,
        SignedIn = session.SignedIn,
        SessionId = session.Id,
        Nonce = request.Nonce,
    };

    private static IResult Refuse(HttpContext http, AuthorizeRequest request, AuthorizeFailure failure)
    {
        http.Log().AuthorizeRefused(request.RegisteredClient?.ClientId ?? "An unknown client", failure.Error);
        return failure.Answer(request);
    }

    private static IResult ToSignInPage(MockOrg org, string oktaKey) =>
        Results.Redirect(org.Url + OktaRoutes.SignInFor(org.At(OktaRoutes.AuthorizeRedirectFor(oktaKey))));
}
