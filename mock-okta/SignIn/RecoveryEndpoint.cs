using RazorOkta.MockOkta.Authn.Steps;
using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Pages;

namespace RazorOkta.MockOkta.SignIn;

/// <summary>Where people begin who have forgotten their password or are locked out.</summary>
internal static class RecoveryEndpoint
{
    public static IResult ShowForgotPassword(HttpContext http, MockOrg org) => Show(http, org, RecoveryType.Password);

    public static IResult ShowUnlock(HttpContext http, MockOrg org) => Show(http, org, RecoveryType.Unlock);

    public static Task<IResult> SubmitForgotPasswordAsync(HttpContext http, MockOrg org) => SubmitAsync(http, org, RecoveryType.Password);

    public static Task<IResult> SubmitUnlockAsync(HttpContext http, MockOrg org) => SubmitAsync(http, org, RecoveryType.Unlock);

    private static IResult Show(HttpContext http, MockOrg org, RecoveryType type) =>
        SignInEndpoint.Destination(http, org) is { } destination ? Form(org, destination, type, error: null) : SignInEndpoint.RequestIsGone;

    private static async Task<IResult> SubmitAsync(HttpContext http, MockOrg org, RecoveryType type)
    {
        if (SignInEndpoint.RefuseOtherSites(http) is { } refusal)
        {
            return refusal;
        }

        if (SignInEndpoint.Destination(http, org) is not { } destination)
        {
            return SignInEndpoint.RequestIsGone;
        }

        var form = await Parameters.ReadAsync(http.Request);
        var result = RecoverySteps.Begin(org, type, form["username"], form["factorType"], fromUri: destination.Url);
        return result switch
        {
            { Error: { } error } => Form(org, destination, type, Forms.TextOf(error)),
            { Transaction.IsUnderWay: true } => TransactionEndpoint.Follow(http, org, destination, result, show: false),
            _ => EmailSent(org, destination),
        };
    }

    private static Page Form(MockOrg org, SignInDestination destination, RecoveryType type, string? error)
    {
        var (title, route) = type == RecoveryType.Password ? ("Reset Password", OktaRoutes.ForgotPassword) : ("Unlock account", OktaRoutes.Unlock);
        return Forms.Card(title, error, Html.Of($"""
            <form method="post" action="{org.At(OktaRoutes.PageFor(route, destination.Url))}" data-se="account-recovery">
              {Forms.Text("username", "Email or Username", error, autocomplete: "username", focus: true)}
              <p><button class="button" name="factorType" value="EMAIL" data-se="email-button" data-type="save">Send a link by email</button></p>
              <p><button class="button quiet" name="factorType" value="SMS" data-se="sms-button">Send a code by SMS</button></p>
            </form>
            <p><a href="{org.At(OktaRoutes.SignInFor(destination.Url))}" data-se="back-link">Back to sign in</a></p>
            """));
    }

    /// <summary>Also when there is nobody to send it to.</summary>
    private static Page EmailSent(MockOrg org, SignInDestination destination) => Forms.Card("Email sent!", error: null, Html.Of($"""
        <p data-se="o-form-explain">If there is such an account, an email with further instructions was sent to its address.</p>
        <p><a class="button" href="{org.At(OktaRoutes.SignInFor(destination.Url))}" data-se="back-button">Back to sign in</a></p>
        {Forms.InboxHint(org, "The email")}
        """));
}
