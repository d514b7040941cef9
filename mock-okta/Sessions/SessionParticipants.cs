using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Sessions;

/// <summary>
/// The clients that were given tokens in a session and want to hear of its end. When the same person signs in again in the same browser,
/// the session gets another id and stays the same session to them.
/// </summary>
internal sealed class SessionParticipants
{
    private readonly Lock _gate = new();
    private readonly List<SessionParticipant> _joined = [];

    /// <summary>How clients name the session; not its id, which opens it.</summary>
    public string Sid { get; } = OktaId.New("ses");

    public IReadOnlyList<SessionParticipant> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _joined];
            }
        }
    }

    public void Join(SessionParticipant participant)
    {
        lock (_gate)
        {
            if (!_joined.Contains(participant))
            {
                _joined.Add(participant);
            }
        }
    }
}

/// <param name="ClientId">Who got tokens.</param>
/// <param name="Issuer">From which authorization server: its logout token comes from the same.</param>
internal sealed record SessionParticipant(string ClientId, string Issuer);
