using RazorOkta.MockOkta.Authn;
using RazorOkta.MockOkta.Authn.Steps;
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

    private static readonly AuthnOptions Options = new(WarnBeforePasswordExpired: true, MultiOptionalFactorEnroll: false);

    public static IResult Show(HttpContext http, MockOrg org) =>
        Destination(http, org) is { } destination
            ? SignInPage.Show(org, destination, username: destination.Request?.LoginHint)
            : RequestIsGone;

    public static async Task<IResult> SubmitAsync(HttpContext http, MockOrg org)
    {
        if (RefuseOtherSites(http) is { } refusal)
        {
            return refusal;
        }

        if (Destination(http, org) is not { } destination)
        {
            return RequestIsGone;
        }

        var form = await Parameters.ReadAsync(http.Request);
        return SignIn(http, org, destination, form["username"] ?? "", form["password"] ?? "");
    }

    /// <summary>Null when the form is one of ours.</summary>
    public static ErrorPage? RefuseOtherSites(HttpContext http)
    {
        if (SameSiteGuard.CameFromOurPages(http.Request))
        {
            return null;
        }

        http.Log().SignInFromAnotherSite();
        return CameFromAnotherSite;
    }

    public static SignInDestination? Destination(HttpContext http, MockOrg org) =>
        SignInDestination.From(Parameters.FromQuery(http.Request)["fromURI"], org);

    private static IResult SignIn(HttpContext http, MockOrg org, SignInDestination destination, string username, string password)
    {
        var result = PrimaryAuthentication.Begin(org, username, password, Options);
        if (result.Error == OktaError.AuthenticationFailed)
        {
            http.Log().SignInRefused();
            return SignInPage.Show(org, destination, username, error: "Unable to sign in");
        }

        return TransactionEndpoint.Follow(http, org, destination, result, show: false);
    }
}
