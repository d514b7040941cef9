using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Sessions;

/// <summary>A browser's session at the org, which is not the app's session.</summary>
internal sealed record OktaSession(OktaUser User, DateTimeOffset AuthenticatedAt)
{
    public string Id { get; } = OktaId.Secret("102");
}
