using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Control;

/// <summary>Sends a logout token on demand, without a session that ends.</summary>
internal static class BackchannelControl
{
    /// <summary><c>{"client": "…", "sub": "00u…", "sid": "ses…"}</c>: one of sub and sid at least (OIDC Back-Channel Logout 2.4).</summary>
    public static async Task<IResult> SendAsync(HttpContext http, MockOrg org)
    {
        var (body, failure) = await ControlBody.ReadAsync(http, "client", "sub", "sid");
        if (body is null
            || !ControlBody.TryGet<string>(body, "client", out var client, out failure)
            || !ControlBody.TryGet<string>(body, "sub", out var subject, out failure)
            || !ControlBody.TryGet<string>(body, "sid", out var sid, out failure))
        {
            return failure!;
        }

        if (subject is null && sid is null)
        {
            return ControlError.Because("A logout token needs 'sub' (the user's id), 'sid' (the session), or both.");
        }

        return await org.Backchannel.SendAsync(client ?? "", subject, sid, IssuerFor(client, sid, org)) is { } status
            ? JsonAnswer.Of(new { status })
            : ControlError.Because($"'client' must be a client with a backchannelLogoutUri. Current value: '{LogText.Clean(client ?? "")}'.");
    }

    /// <summary>The server that the client knows the session from; without such a session the first.</summary>
    private static string IssuerFor(string? client, string? sid, MockOrg org) => org.Sessions.All
        .Where(session => session.Participants.Sid == sid)
        .SelectMany(session => session.Participants.All)
        .FirstOrDefault(participant => participant.ClientId == client)?.Issuer ?? org.DefaultIssuer;
}
