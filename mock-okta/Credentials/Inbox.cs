using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Credentials;

/// <summary>What the org would have sent by mail, by phone or to an app: nothing leaves this machine. The newest stay.</summary>
internal sealed class Inbox(TimeProvider clock)
{
    private const int Capacity = 500;

    private readonly Lock _gate = new();
    private readonly Queue<InboxMessage> _oldestFirst = new();

    public IReadOnlyList<InboxMessage> NewestFirst
    {
        get
        {
            lock (_gate)
            {
                return [.. _oldestFirst.Reverse()];
            }
        }
    }

    public void SendCode(OktaUser user, InboxChannel channel, string address, string code) =>
        Add(user, channel, address, $"Your verification code is {code}.", message => message with { Code = code });

    public void SendLink(OktaUser user, string subject, string link) =>
        Add(user, InboxChannel.Email, user.Email, subject, message => message with { Link = link });

    public void SendPush(OktaUser user, PushChallenge push) =>
        Add(user, InboxChannel.Push, user.Login, "Did you just try to sign in?", message => message with { Push = push });

    /// <summary>To take the account into Okta Verify: what the QR code says, and the same by mail or SMS.</summary>
    public void SendActivation(OktaUser user, InboxChannel channel, string address, string link, PushChallenge push) =>
        Add(user, channel, address, "Add your account to Okta Verify.", message => message with { Link = link, Push = push });

    public void Clear()
    {
        lock (_gate)
        {
            _oldestFirst.Clear();
        }
    }

    private void Add(OktaUser user, InboxChannel channel, string address, string text, Func<InboxMessage, InboxMessage> complete)
    {
        var message = complete(new InboxMessage { To = user.Login, Channel = channel, Address = address, Text = text, At = clock.GetUtcNow() });
        lock (_gate)
        {
            _oldestFirst.Enqueue(message);
            if (_oldestFirst.Count > Capacity)
            {
                _oldestFirst.Dequeue();
            }
        }
    }
}

internal sealed record InboxMessage
{
    public string Id { get; } = OktaId.New("msg");

    /// <summary>The login of the user it is for.</summary>
    public required string To { get; init; }

    public required InboxChannel Channel { get; init; }

    /// <summary>The e-mail address or phone number.</summary>
    public required string Address { get; init; }

    public required string Text { get; init; }

    public string? Code { get; init; }

    public string? Link { get; init; }

    /// <summary>What a push message, or the activation of Okta Verify, asks the phone.</summary>
    public PushChallenge? Push { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The generated text of a record would show the code.</summary>
    public override string ToString() => $"{Channel} to {To}";
}

internal enum InboxChannel
{
    Email,
    Sms,
    Push,
}
