using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Sessions;

/// <summary>A browser's session at the org, which is not the app's session.</summary>
/// <param name="SignedIn">Whose.</param>
/// <param name="Before">What the session was to clients before its person has signed in again; null: a new one.</param>
internal sealed record OktaSession(SignedInUser SignedIn, SessionParticipants? Before = null)
{
    private const string IdPrefix = "102";

    public string Id { get; } = OktaId.Secret(IdPrefix);

    public SessionParticipants Participants { get; } = Before ?? new SessionParticipants();

    public OktaUser User => SignedIn.User;

    public DateTimeOffset AuthenticatedAt => SignedIn.At;

    /// <summary>Whether a text has the form of a session's id.</summary>
    public static bool IsId(string text) => OktaId.IsSecret(text, IdPrefix);
}
