using RazorOkta.MockOkta.Errors;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Oidc.Frontchannel;
using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.SignIn;

namespace RazorOkta.MockOkta.Oidc;

/// <summary>The end-session endpoint. Every failure stays on our page: where to redirect is what is in doubt.</summary>
internal static class LogoutEndpoint
{
    private delegate ErrorPage? LogoutCheck(LogoutRequest request);

    private static readonly LogoutCheck[] InProtocolOrder =
    [
        NothingIsSentTwice,             // RFC 6749 3.1
        HintIsOurIdToken,               // RP-Initiated Logout 2; Okta requires the hint
        ClientIsTheOneOfTheHint,        // RP-Initiated Logout 2, client_id
        RedirectUriIsRegistered,        // RP-Initiated Logout 3
    ];

    public static async Task<IResult> HandleAsync(HttpContext http, AuthorizationServer server)
    {
        var request = new LogoutRequest(server, await Parameters.ReadAsync(http.Request));
        return FirstFailure(request) is { } failure ? failure : SignOut(http, request);
    }

    private static ErrorPage? FirstFailure(LogoutRequest request) =>
        InProtocolOrder.Select(check => check(request)).FirstOrDefault(failure => failure is not null);

    private static ErrorPage? NothingIsSentTwice(LogoutRequest request) =>
        request.AnyDoubled ? new ErrorPage("invalid_request", "The logout request has a parameter that is included more than once.") : null;

    private static ErrorPage? HintIsOurIdToken(LogoutRequest request) =>
        request.HintIsOurIdToken ? null : new ErrorPage(
            "invalid_token",
            "The id token is invalid.",
            "Perhaps it is from before this org was last started: its keys are new each time, and whoever was signed in here is not any more.")
        {
            WayBack = request.IsRedirectUriOfAnyClient ? request.RedirectUri : null,
        };

    private static ErrorPage? ClientIsTheOneOfTheHint(LogoutRequest request) =>
        request.ClientId is { } named && named != request.Client!.ClientId
            ? new ErrorPage("invalid_request", "The 'client_id' parameter is not the client that the id token was issued to.")
            : null;

    private static ErrorPage? RedirectUriIsRegistered(LogoutRequest request) =>
        request.RedirectUri is null || request.Client!.PostLogoutRedirectUris.Contains(request.RedirectUri, StringComparer.Ordinal)
            ? null
            : new ErrorPage("invalid_request", "The 'post_logout_redirect_uri' parameter must be a Logout redirect URI in the client app settings.");

    private static IResult SignOut(HttpContext http, LogoutRequest request)
    {
        var frames = EndSessionOf(request.Subject, http, request.Server.Org);
        if (request.RedirectUri is not { } target)
        {
            return SignOutEndpoint.SignedOutPage(request.Server.Org, frames);
        }

        var outcome = new LogoutOutcome(WithState(target, request.State), address => SignOutEndpoint.GoOn(address, frames));
        http.Features.Set(outcome);
        return outcome.Draw(outcome.Target);
    }

    /// <summary>The hint names whose session ends: another person who has signed in meanwhile stays signed in.</summary>
    /// <returns>What the browser has to load so that its clients hear of it.</returns>
    private static IReadOnlyList<string> EndSessionOf(string? userId, HttpContext http, MockOrg org)
    {
        if (org.Sessions.Current(http) is not { } session || session.User.Id != userId)
        {
            return [];
        }

        org.Sessions.Close(http);
        http.Log().SignedOut(session.User.Login);
        return org.Frontchannel.AddressesFor(http, session, LogoutBegunBy.Client);
    }

    private static string WithState(string target, string? state) => state is null
        ? target
        : $"{target}{(target.Contains('?', StringComparison.Ordinal) ? '&' : '?')}state={Uri.EscapeDataString(state)}";
}
