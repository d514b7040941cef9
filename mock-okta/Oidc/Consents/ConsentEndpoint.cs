using RazorOkta.MockOkta.Errors;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.SignIn;

namespace RazorOkta.MockOkta.Oidc.Consents;

/// <summary>Asks a person whether an application may have what it asks for (OIDC Core 3.1.2.4).</summary>
internal static class ConsentEndpoint
{
    /// <summary>Okta's page of error codes, "Example errors for OpenID Connect".</summary>
    private static readonly FailureForTheClient Denied = new("access_denied", "The resource owner or authorization server denied the request.");

    /// <summary>Otherwise a page elsewhere could say yes in a person's name.</summary>
    private static readonly ErrorPage CameFromAnotherSite = new(
        "access_denied",
        "The consent form was sent by another site.",
        "Go back to the application and start the sign-in again.") { Status = 403, Title = "403 Forbidden" };

    public static IResult Ask(MockOrg org, string oktaKey) => Results.Redirect(org.Url + OktaRoutes.ConsentFor(oktaKey));

    public static IResult Show(HttpContext http, MockOrg org) =>
        With(http, org, (oktaKey, attempt) => ConsentPage.Show(org, oktaKey, attempt));

    public static async Task<IResult> SubmitAsync(HttpContext http, MockOrg org)
    {
        if (!SameSiteGuard.CameFromOurPages(http.Request))
        {
            return CameFromAnotherSite;
        }

        var form = await Parameters.ReadAsync(http.Request);
        return With(http, org, (oktaKey, attempt) => Decide(http, oktaKey, attempt, form));
    }

    private static IResult With(HttpContext http, MockOrg org, Func<string, AuthorizeAttempt, IResult> answer)
    {
        var oktaKey = Parameters.FromQuery(http.Request)["okta_key"];
        if (org.SavedRequests.Find(oktaKey) is not { } waiting)
        {
            return SignInEndpoint.RequestIsGone;
        }

        return waiting.SessionFor(http) is { } session
            ? answer(oktaKey!, new AuthorizeAttempt(waiting.Request, session) { HasConsented = true })
            : AuthorizeEndpoint.ToSignInPage(org, oktaKey!);
    }

    private static IResult Decide(HttpContext http, string oktaKey, AuthorizeAttempt attempt, Parameters form)
    {
        var org = attempt.Request.Server.Org;

        // Somebody else has signed in since the page was drawn, or the form says neither: ask again.
        if (form["user"] != attempt.User.Id || form["decision"] is not (ConsentPage.Allow or ConsentPage.Deny))
        {
            return ConsentPage.Show(org, oktaKey, attempt);
        }

        if (org.SavedRequests.Take(oktaKey) is null)
        {
            return SignInEndpoint.RequestIsGone;
        }

        return form["decision"] == ConsentPage.Allow ? Allow(http, attempt) : AuthorizeEndpoint.Refuse(http, attempt.Request, Denied);
    }

    private static IResult Allow(HttpContext http, AuthorizeAttempt attempt)
    {
        attempt.Request.Server.Org.Consents.Remember(attempt.User, attempt.Request, attempt.Scopes);
        return AuthorizeEndpoint.Finish(http, attempt);
    }
}
