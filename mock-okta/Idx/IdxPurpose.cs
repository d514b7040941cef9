using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Idx.Ion;
using RazorOkta.MockOkta.Sessions;

namespace RazorOkta.MockOkta.Idx;

/// <summary>What a sign-in is for: who waits for it, and what its success looks like.</summary>
internal abstract class IdxPurpose
{
    /// <summary>Null for a sign-in to the org itself.</summary>
    public abstract OidcClient? Client { get; }

    /// <summary>Typed in already.</summary>
    public abstract string? LoginHint { get; }

    /// <summary>What keeps this user from signing in for it; null when nothing does.</summary>
    public virtual IonMessage? WhyClosedTo(OktaUser user) => null;

    /// <summary>Whether what has been proven reaches the authentication context that was asked for.</summary>
    public virtual bool IsReachedBy(IdxProof proof) => true;

    /// <summary>What the person must allow before it is complete; null when nothing.</summary>
    public virtual IReadOnlyList<string>? AsksConsentOf(OktaUser user) => null;

    /// <summary>The person has said yes.</summary>
    public virtual void Consent(OktaUser user)
    {
    }

    /// <summary>The members that a success adds to the answer.</summary>
    public abstract JsonObject Complete(HttpContext http, IdxTransaction transaction, SignedInUser signedIn);

    /// <summary>A cancelled sign-in goes on as a fresh one.</summary>
    public virtual void ContinuesAs(IdxTransaction transaction)
    {
    }
}
