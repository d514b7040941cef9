using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Sessions;

/// <summary>A browser's session at the org, which is not the app's session.</summary>
internal sealed record OktaSession(SignedInUser SignedIn)
{
    public string Id { get; } = OktaId.Secret("102");

    public OktaUser User => SignedIn.User;

    public DateTimeOffset AuthenticatedAt => SignedIn.At;
}
