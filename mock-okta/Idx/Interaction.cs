using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Idx.Ion;
using RazorOkta.MockOkta.Oidc;
using RazorOkta.MockOkta.Sessions;

namespace RazorOkta.MockOkta.Idx;

/// <summary>A client's own sign-in page asks (<c>/v1/interact</c>), and gets an interaction code in the end.</summary>
/// <param name="request">All checks passed.</param>
internal sealed class Interaction(AuthorizeRequest request) : IdxPurpose
{
    private readonly Lock _gate = new();
    private string? _stateHandle;

    public override OidcClient Client => request.Client;

    public override string? LoginHint => request.LoginHint;

    /// <summary>
    /// The one transaction of this interaction: begun when it is first asked for, and found again after a page was loaded anew.
    /// Null when it is over.
    /// </summary>
    public IdxTransaction? Introspect()
    {
        var org = request.Server.Org;
        lock (_gate)
        {
            if (_stateHandle is not null)
            {
                return org.Idx.Transactions.Find(_stateHandle);
            }

            var begun = org.Idx.Transactions.Begin(org, this);
            _stateHandle = begun.StateHandle;
            return begun;
        }
    }

    public override void ContinuesAs(IdxTransaction transaction)
    {
        lock (_gate)
        {
            _stateHandle = transaction.StateHandle;
        }
    }

    public override IonMessage? WhyClosedTo(OktaUser user)
    {
        if (!request.IsFor(user))
        {
            return IdxMessages.AccessDenied;
        }

        if (!GrantAccess.IsAssigned(Client, user))
        {
            return IdxMessages.NotAssigned;
        }

        return DecisionFor(user).IsGranted ? null : IdxMessages.AccessDenied;
    }

    public override bool IsReachedBy(IdxProof proof) => Acr.IsMetBy(request.Acr, proof.Methods);

    public override IReadOnlyList<string>? AsksConsentOf(OktaUser user) =>
        Client.Consent == Definition.Consent.Required && !request.Server.Org.Consents.Cover(user, request, request.Scopes) ? request.Scopes : null;

    public override void Consent(OktaUser user) => request.Server.Org.Consents.Remember(user, request, request.Scopes);

    public override JsonObject Complete(HttpContext http, IdxTransaction transaction, SignedInUser signedIn)
    {
        var session = transaction.Org.Sessions.Open(http, signedIn, transaction.StaysSignedIn);
        var code = transaction.Org.InteractionCodes.Issue(GrantOf(signedIn, session), request.RedirectUri!, request.CodeChallenge);
        http.Log().AccessGranted(Client.ClientId, session.User.Login);
        return new JsonObject { ["successWithInteractionCode"] = Form(code) };
    }

    private PolicyDecision DecisionFor(OktaUser user) => GrantAccess.Evaluate(request.Server, Client, user, [GrantType.InteractionCode], request.Scopes);

    private AuthorizationGrant GrantOf(SignedInUser signedIn, OktaSession session) => new()
    {
        Server = request.Server,
        Client = Client,
        Scopes = request.Scopes,
        SignedIn = signedIn,
        Session = session,
        State = request.State,
        Nonce = request.Nonce,
        Acr = request.Acr,
        AccessTokenLifetime = DecisionFor(signedIn.User).AccessTokenLifetime,
    };

    private JsonObject Form(string code) => new()
    {
        ["rel"] = new JsonArray("create-form"),
        ["name"] = "issue",
        ["href"] = request.Server.EndpointBase + OktaRoutes.Token,
        ["method"] = "POST",
        ["accepts"] = "application/x-www-form-urlencoded",
        ["value"] = IonForm.Values(
            [
                new IonField("grant_type") { Required = true, Value = GrantType.InteractionCode },
                new IonField("interaction_code") { Required = true, Value = code },
                new IonField("client_id") { Required = true, Value = Client.ClientId },
                new IonField("code_verifier") { Required = true },
            ],
            path: "",
            IonForm.NoProblems),
    };
}
