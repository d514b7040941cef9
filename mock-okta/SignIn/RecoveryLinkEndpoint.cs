using RazorOkta.MockOkta.Authn.Steps;
using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Errors;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Pages;

namespace RazorOkta.MockOkta.SignIn;

/// <summary>The link of a recovery mail. Looking at it uses nothing up, since mail programs look at links too; the button does.</summary>
internal static class RecoveryLinkEndpoint
{
    private static readonly ErrorPage LinkIsGone = new(
        "invalid_token", "This account recovery link has expired or was used already.", "Go to the sign-in page and ask for another.");

    public static IResult Show(HttpContext http, MockOrg org)
    {
        var query = Parameters.FromQuery(http.Request);
        return query["recoveryToken"] is { } token && org.RecoveryTokens.Find(token) is { } grant
            ? Question(org, grant.Type, OktaRoutes.RecoveryLinkFor(token, query["fromURI"]))
            : LinkIsGone;
    }

    public static IResult Submit(HttpContext http, MockOrg org)
    {
        if (SignInEndpoint.RefuseOtherSites(http) is { } refusal)
        {
            return refusal;
        }

        var query = Parameters.FromQuery(http.Request);
        var result = RecoverySteps.Redeem(org, query["recoveryToken"]);
        return result.Error is null ? TransactionEndpoint.Follow(http, org, DestinationOf(query, org), result, show: false) : LinkIsGone;
    }

    /// <summary>The application may have given up waiting before the mail was read.</summary>
    private static SignInDestination DestinationOf(Parameters query, MockOrg org) =>
        SignInDestination.From(query["fromURI"], org) ?? SignInDestination.From(fromUri: null, org)!;

    private static Page Question(MockOrg org, RecoveryType type, string link)
    {
        var (title, button) = type == RecoveryType.Password ? ("Reset your password", "Choose a new password") : ("Unlock your account", "Unlock my account");
        return Forms.Card(title, error: null, Html.Of($"""
            <p>You are here because of an email from this org. If you did not ask for it, close this page and nothing changes.</p>
            <form method="post" action="{org.At(link)}">{Forms.Submit(button)}</form>
            """));
    }
}
