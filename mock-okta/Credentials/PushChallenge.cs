using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Credentials;

/// <summary>A question on somebody's phone: is it you? It is answered once, or runs out.</summary>
internal sealed class PushChallenge(OktaUser user, PushAnswer answer, DateTimeOffset now)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private int _answer = (int)answer;

    public string Id { get; } = OktaId.New("opc");

    public OktaUser User { get; } = user;

    public DateTimeOffset ExpiresAt { get; } = now + Lifetime;

    /// <summary>False when there is an answer already, or it is too late.</summary>
    public bool TryAnswer(PushAnswer given, DateTimeOffset at) =>
        at < ExpiresAt && Interlocked.CompareExchange(ref _answer, (int)given, (int)PushAnswer.Wait) == (int)PushAnswer.Wait;

    public PushAnswer AnswerAt(DateTimeOffset at) => (PushAnswer)Volatile.Read(ref _answer) switch
    {
        PushAnswer.Wait when at >= ExpiresAt => PushAnswer.TimeOut,
        var given => given,
    };
}
