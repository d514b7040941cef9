using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Credentials;

/// <summary>
/// One attempt to prove a second factor, from the moment it was chosen: sends what must be sent, and judges the answer.
/// The factor need not be set up yet, so an enrolment is proved in the same way.
/// </summary>
internal sealed class FactorChallenge
{
    private readonly MockOrg _org;
    private readonly OktaUser _user;
    private readonly bool _setsUp;
    private volatile SentCode? _code;
    private volatile PushChallenge? _push;

    private FactorChallenge(MockOrg org, OktaUser user, Factor factor, bool setsUp) => (_org, _user, Factor, _setsUp) = (org, user, factor, setsUp);

    public Factor Factor { get; }

    /// <summary>Whether there is something that can be sent again.</summary>
    public bool IsSent => Factor.Type is FactorType.Sms or FactorType.Email or FactorType.Push;

    /// <summary>When the phone's answer comes too late; null for all but push.</summary>
    public DateTimeOffset? PushExpiresAt => _push?.ExpiresAt;

    /// <summary>What the app reads from the QR code; null where there is nothing to read.</summary>
    public string? AppLink => Factor switch
    {
        { Type: FactorType.Push } => _push is { } push ? AppLinks.Activation(_org, _user, push) : null,
        { Secret: { } secret } => AppLinks.Totp(_org, _user, secret),
        _ => null,
    };

    public static FactorChallenge Begin(MockOrg org, OktaUser user, Factor factor) => Sent(Unsent(org, user, factor));

    /// <summary>For a factor that is about to be set up. Where it is push, the phone is not asked who signs in but to take the account.</summary>
    public static FactorChallenge BeginEnrollment(MockOrg org, OktaUser user, Factor factor) => Sent(new FactorChallenge(org, user, factor, setsUp: true));

    /// <summary>For an answer that comes unasked: right for what the user knows or has, wrong for what would have been sent.</summary>
    public static FactorChallenge Unsent(MockOrg org, OktaUser user, Factor factor) => new(org, user, factor, setsUp: false);

    /// <summary>Also once more: the code before it is worth nothing then.</summary>
    public void Send()
    {
        switch (Factor.Type)
        {
            case FactorType.Sms:
                SendCode(InboxChannel.Sms, Factor.PhoneNumber ?? "");
                break;
            case FactorType.Email:
                SendCode(InboxChannel.Email, _user.Email);
                break;
            case FactorType.Push when _setsUp:
                _push = _org.Pushes.Send(_user, PushAnswer.Wait);
                _org.Inbox.SendActivation(_user, InboxChannel.Push, _user.Login, AppLink!, _push);
                break;
            case FactorType.Push:
                _push = _org.Pushes.Send(_user, Factor.Push);
                _org.Inbox.SendPush(_user, _push);
                break;
        }
    }

    /// <summary>The same activation once more, for whoever cannot scan the picture.</summary>
    public void SendActivation(InboxChannel channel, string address)
    {
        if (_push is { } push)
        {
            _org.Inbox.SendActivation(_user, channel, address, AppLink!, push);
        }
    }

    /// <summary>An answer to the question, or a code.</summary>
    public FactorVerdict Answer(string answer) => Verdict(_org.Lockout.Try(_user.Id, FailureKind.Factor, _ => IsRight(answer)));

    /// <summary>The same by somebody who may be locked out.</summary>
    public FactorVerdict AnswerToRecover(string answer) => Verdict(_org.Lockout.TryToRecover(_user.Id, _ => IsRight(answer)));

    /// <summary>What the phone has said so far.</summary>
    public FactorVerdict Poll() => _org.Lockout.MayTry(_user.Id)
        ? _push?.AnswerAt(_org.Clock.GetUtcNow()) switch
        {
            PushAnswer.Approve => FactorVerdict.Right,
            PushAnswer.Reject => FactorVerdict.Rejected,
            PushAnswer.TimeOut => FactorVerdict.TimedOut,
            _ => FactorVerdict.Waiting,
        }
        : FactorVerdict.LockedOut;

    private static FactorChallenge Sent(FactorChallenge challenge)
    {
        challenge.Send();
        return challenge;
    }

    private static FactorVerdict Verdict(AttemptVerdict verdict) => verdict switch
    {
        AttemptVerdict.Right => FactorVerdict.Right,
        AttemptVerdict.Wrong => FactorVerdict.Wrong,
        _ => FactorVerdict.LockedOut,
    };

    private void SendCode(InboxChannel channel, string address)
    {
        var code = new SentCode(_org.Clock.GetUtcNow());
        _code = code;
        _org.Inbox.SendCode(_user, channel, address, code.Code);
    }

    private bool IsRight(string answer) => Factor.Type switch
    {
        FactorType.Question => SecurityQuestions.AreSame(Factor.Answer, answer),
        FactorType.GoogleOtp or FactorType.OktaVerifyOtp => IsFreshTotp(answer.Trim()),
        FactorType.Sms or FactorType.Email => _code?.Accepts(answer, _org.Clock.GetUtcNow()) == true,
        _ => false,
    };

    private bool IsFreshTotp(string code) =>
        Totp.StepOf(code, Factor.Secret, _org.Clock.GetUtcNow()) is { } step && _org.UsedTotpCodes.TryUse(_user.Id, Factor.Id, step);
}

internal enum FactorVerdict
{
    Right,
    Wrong,

    /// <summary>The user is locked out, by this answer or by something before it: no further one counts.</summary>
    LockedOut,

    // Push only.
    Waiting,
    Rejected,
    TimedOut,
}
