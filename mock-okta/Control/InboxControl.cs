using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Control;

/// <summary>What the org would have sent, codes in clear: a test reads them here as a person reads a phone. And what the phone answers.</summary>
internal static class InboxControl
{
    /// <param name="org">Whose.</param>
    /// <param name="to">Only what was sent to this login.</param>
    public static IResult Read(MockOrg org, string? to) => JsonAnswer.Of(new
    {
        messages = org.Inbox.NewestFirst.Where(message => to is null || message.To.Equals(to, StringComparison.OrdinalIgnoreCase)).Select(message => Describe(message, org)),
        authenticators = org.Users.All.Where(user => to is null || user.Login.Equals(to, StringComparison.OrdinalIgnoreCase)).SelectMany(user => Authenticators(user, org.Clock.GetUtcNow())),
    });

    public static IResult Clear(MockOrg org)
    {
        org.Inbox.Clear();
        return Results.NoContent();
    }

    /// <summary><c>{"answer": "approve"}</c> or <c>reject</c>.</summary>
    public static async Task<IResult> AnswerPushAsync(string id, HttpContext http, MockOrg org)
    {
        var (body, failure) = await ControlBody.ReadAsync(http, "answer");
        if (body is null || !ControlBody.TryGet<string>(body, "answer", out var answer, out failure))
        {
            return failure!;
        }

        PushAnswer? given = answer switch { "approve" => PushAnswer.Approve, "reject" => PushAnswer.Reject, _ => null };
        if (given is null)
        {
            return ControlError.Because($"'answer' must be 'approve' or 'reject'. Current value: '{LogText.Clean(answer ?? "")}'.");
        }

        return org.Pushes.Find(id) is not { } push ? ControlError.NotFound("such push message")
            : push.TryAnswer(given.Value, org.Clock.GetUtcNow()) ? Results.NoContent()
            : ControlError.Because("This push message has been answered already.", StatusCodes.Status409Conflict);
    }

    /// <summary>What the authenticator apps of a user show at this moment.</summary>
    private static IEnumerable<object> Authenticators(OktaUser user, DateTimeOffset now) =>
        from factor in UserFactors.Of(user)
        where factor.Type is FactorType.GoogleOtp or FactorType.OktaVerifyOtp && Base32.TryDecode(factor.Secret, out _)
        select new { to = user.Login, app = FactorKind.Of(factor.Type).Provider, code = Totp.CodeAt(factor.Secret, now), until = Totp.EndOfStep(now).ToOktaTime() };

    private static object Describe(InboxMessage message, MockOrg org) => new
    {
        id = message.Id,
        to = message.To,
        channel = message.Channel.ToString().ToLowerInvariant(),
        address = message.Address,
        text = message.Text,
        code = message.Code,
        link = message.Link,
        push = message.Push?.Id,
        state = message.Push is { } push ? StateOf(push, org) : null,
        at = message.At.ToOktaTime(),
    };

    /// <summary>Nobody waits for an answer to a question that the org has forgotten, for example because its user is gone.</summary>
    private static string StateOf(PushChallenge push, MockOrg org) => push.AnswerAt(org.Clock.GetUtcNow()) switch
    {
        PushAnswer.Approve => "approved",
        PushAnswer.Reject => "rejected",
        PushAnswer.Wait when org.Pushes.Find(push.Id) is not null => "waiting",
        _ => "expired",
    };
}
