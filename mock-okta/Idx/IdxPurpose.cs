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

    /// <summary>The members that a success adds to the answer.</summary>
    public abstract JsonObject Complete(HttpContext http, IdxTransaction transaction, SignedInUser signedIn);

    /// <summary>A cancelled sign-in goes on as a fresh one.</summary>
    public virtual void ContinuesAs(IdxTransaction transaction)
    {
    }
}
