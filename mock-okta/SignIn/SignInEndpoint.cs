using RazorOkta.MockOkta.Errors;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.SignIn;

/// <summary>The hosted sign-in page, <c>/login/login.htm</c>.</summary>
internal static class SignInEndpoint
{
    public static readonly ErrorPage RequestIsGone = new(
        "invalid_request",
        "This sign-in has expired or was finished already.",
        "Go back to the application and start the sign-in again.");

    private static readonly ErrorPage CameFromAnotherSite = new(
        "access_denied",
        "The sign-in form was sent by another site.",
        "Go back to the application and start the sign-in again.") { Status = 403, Title = "403 Forbidden" };

    public static IResult Show(HttpContext http, MockOrg org) =>
        Destination(http, org) is { } destination
            ? SignInPage.Show(org, destination, username: destination.Request?.LoginHint)
            : RequestIsGone;

    public static async Task<IResult> SubmitAsync(HttpContext http, MockOrg org)
    {
        if (!SameSiteGuard.CameFromOurPages(http.Request))
        {
            http.Log().SignInFromAnotherSite();
            return CameFromAnotherSite;
        }

        if (Destination(http, org) is not { } destination)
        {
            return RequestIsGone;
        }

        var form = await Parameters.ReadAsync(http.Request);
        return SignIn(http, org, destination, form["username"] ?? "", form["password"] ?? "");
    }

    private static IResult SignIn(HttpContext http, MockOrg org, SignInDestination destination, string username, string password)
    {
        if (org.Users.Authenticate(username, password) is not { } user)
        {
            http.Log().SignInRefused();
            return SignInPage.Show(org, destination, username, error: "Unable to sign in");
        }

        http.Log().SignedIn(user.Login);
        return Results.Redirect(org.At(SessionCookieRedirectEndpoint.AddressFor(org.SessionTokens.Issue(user), destination.Url)));
    }

    private static SignInDestination? Destination(HttpContext http, MockOrg org) =>
        SignInDestination.From(Parameters.FromQuery(http.Request)["fromURI"], org);
}
