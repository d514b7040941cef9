using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Idx.Steps;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Idx;

/// <summary>One sign-in under way, known to its client by the state handle. Its members are read and changed under <see cref="Gate"/> only.</summary>
internal sealed class IdxTransaction(MockOrg org, IdxPurpose purpose)
{
    private OktaUser? _seen;

    public Lock Gate { get; } = new();

    public MockOrg Org => org;

    public IdxPurpose Purpose => purpose;

    public string StateHandle { get; } = OktaId.Secret("02");

    public DateTimeOffset StartedAt { get; } = org.Clock.GetUtcNow();

    public IdxStep Step { get; set; } = new IdentifyStep();

    /// <summary>The name as it was typed. It is all that is shown before something is proven: who asks must not learn which names exist.</summary>
    public string? Identifier { get; set; }

    /// <summary>Who has proven something, as the directory knows them now; null until then.</summary>
    public OktaUser? User => _seen is null ? null : org.Users.Find(_seen.Id) ?? _seen;

    /// <summary>Deleted since then.</summary>
    public bool UserIsGone => _seen is not null && org.Users.Find(_seen.Id) is null;

    public IdxProof Proof { get; } = new(org.Clock);

    /// <summary>The person has seen that the password is about to expire, and wants to keep it for now.</summary>
    public bool KeepsPassword { get; set; }

    /// <summary>The person has ticked "Keep me signed in".</summary>
    public bool StaysSignedIn { get; set; }

    /// <summary>By which the browser may be known from an earlier sign-in.</summary>
    public IReadOnlyList<string> DeviceTokens { get; set; } = [];

    /// <summary>Succeeded, cancelled or terminal: nothing that arrives later counts.</summary>
    public bool IsOver { get; set; }

    public void Prove(OktaUser user, string method)
    {
        _seen = user;
        Proof.Add(method);
    }
}
