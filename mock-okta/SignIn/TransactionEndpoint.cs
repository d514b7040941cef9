using RazorOkta.MockOkta.Authn;
using RazorOkta.MockOkta.Authn.Steps;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Pages;

namespace RazorOkta.MockOkta.SignIn;

/// <summary>The pages between the password and the session, <c>/signin/transaction</c>: each shows where the transaction stands and takes the next step.</summary>
internal static class TransactionEndpoint
{
    private const string IsOver = "This sign-in took too long or was finished already. Please sign in again.";
    private const string UserIsLocked = "Your account is locked. Please contact your administrator.";

    public static IResult Show(HttpContext http, MockOrg org)
    {
        if (SignInEndpoint.Destination(http, org) is not { } destination)
        {
            return SignInEndpoint.RequestIsGone;
        }

        return TransactionCookie.Read(http, org) is { } stateToken ? Follow(http, org, destination, LookOrPoll(org, stateToken), show: true) : Again(http, org, destination, IsOver);
    }

    public static async Task<IResult> SubmitAsync(HttpContext http, MockOrg org)
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
        return TransactionCookie.Read(http, org) is not { } stateToken ? Again(http, org, destination, IsOver)
            : TransactionSteps.Take(org, stateToken, form) is var result && form["step"] == TransactionSteps.Cancel ? Again(http, org, destination, error: null)
            : Follow(http, org, destination, WithTransaction(org, stateToken, result), show: false);
    }

    /// <summary>On to the page of the new state, which a reload then shows again; to the end; or the same page with what was wrong.</summary>
    public static IResult Follow(HttpContext http, MockOrg org, SignInDestination destination, AuthnResult result, bool show)
    {
        AuthnAnswer.Log(http, org, result);
        switch (result)
        {
            case { Error: { } error, Transaction: null }:
                return Again(http, org, destination, error == AuthnErrors.UserLocked ? UserIsLocked : error == AuthnErrors.InvalidToken ? IsOver : Forms.TextOf(error));
            case { Error: { } error, Transaction: { } standing }:
                return TransactionPage.Of(new TransactionContext(org, destination, standing, Forms.TextOf(error)));
            case { Transaction: { Status: AuthnStatus.Success } done }:
                TransactionCookie.Clear(http);
                return done.SessionToken is { } token ? Results.Redirect(org.At(SessionCookieRedirectEndpoint.AddressFor(token, destination.Url))) : Unlocked(org, destination);
            case { Transaction: { IsUnderWay: true } standing } when show:
                RefreshWhileWaiting(http, standing);
                return TransactionPage.Of(new TransactionContext(org, destination, standing, Error: null));
            case { Transaction: { IsUnderWay: true } next }:
                TransactionCookie.Write(http, next);
                return Results.Redirect(org.At(OktaRoutes.SignInTransactionFor(destination.Url)));
            default:
                return Again(http, org, destination, result.Transaction?.Status == AuthnStatus.LockedOut ? UserIsLocked : IsOver);
        }
    }

    private static AuthnResult LookOrPoll(MockOrg org, string stateToken) =>
        org.AuthnTransactions.Find(stateToken) switch
        {
            { Status: AuthnStatus.MfaChallenge, Challenge.Factor: { Type: FactorType.Push } push } => WithTransaction(org, stateToken, FactorSteps.Verify(org, stateToken, push.Id, answer: null)),
            { Status: AuthnStatus.MfaEnrollActivate, Challenge.Factor: { Type: FactorType.Push } push } => WithTransaction(org, stateToken, ActivationSteps.Poll(org, stateToken, push.Id)),
            _ => Navigation.Look(org, stateToken),
        };

    /// <summary>Refusals that were made before a transaction was looked for are shown on its page too.</summary>
    private static AuthnResult WithTransaction(MockOrg org, string stateToken, AuthnResult result) =>
        result is { Error: not null, Transaction: null } && org.AuthnTransactions.Find(stateToken) is { } standing ? result with { Transaction = standing } : result;

    /// <summary>By header: the page stays without scripts, and somebody who is reading is told by its text.</summary>
    private static void RefreshWhileWaiting(HttpContext http, AuthnTransaction transaction)
    {
        if (transaction is { Status: AuthnStatus.MfaChallenge or AuthnStatus.MfaEnrollActivate, Challenge.Factor.Type: FactorType.Push, PushResult: Credentials.FactorVerdict.Waiting })
        {
            http.Response.Headers["Refresh"] = "4";
        }
    }

    private static Page Again(HttpContext http, MockOrg org, SignInDestination destination, string? error)
    {
        TransactionCookie.Clear(http);
        return SignInPage.Show(org, destination, username: null, error);
    }

    private static Page Unlocked(MockOrg org, SignInDestination destination) => Forms.Card("Account unlocked", error: null, Html.Of($"""
        <p>Your account is unlocked. You can sign in with your password again.</p>
        <p><a class="button" href="{org.At(OktaRoutes.SignInFor(destination.Url))}">Sign in</a></p>
        """));
}
