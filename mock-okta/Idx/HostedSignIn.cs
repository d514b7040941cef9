using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Sessions;
using RazorOkta.MockOkta.SignIn;

namespace RazorOkta.MockOkta.Idx;

/// <summary>A page of the org itself asks: its state token is the state handle of a sign-in, and the browser's session comes in the end.</summary>
internal sealed class HostedSignIn(SignInDestination destination) : IdxPurpose
{
    public override OidcClient? Client => destination.Request?.Client;

    public override string? LoginHint => destination.Request?.LoginHint;

    /// <summary>The state handle goes on for one navigation: it is known to nobody but the page that has signed in.</summary>
    public override JsonObject Complete(HttpContext http, IdxTransaction transaction, SignedInUser signedIn)
    {
        transaction.Org.Idx.Completed.Add(transaction.StateHandle, new CompletedSignIn(destination, signedIn, transaction.StaysSignedIn));
        return new JsonObject
        {
            ["success"] = new JsonObject
            {
                ["name"] = "success-redirect",
                ["href"] = transaction.Org.Url + OktaRoutes.TokenRedirectFor(transaction.StateHandle),
            },
        };
    }

    /// <summary>A fresh sign-in for each page that is shown; the page gives its handle to the widget as <c>stateToken</c>.</summary>
    public static string Begin(MockOrg org, SignInDestination destination) =>
        org.Idx.Transactions.Begin(org, new HostedSignIn(destination)).StateHandle;
}

/// <summary>Waits for the browser to come for its session.</summary>
internal sealed record CompletedSignIn(SignInDestination Destination, SignedInUser SignedIn, bool StaysSignedIn);
