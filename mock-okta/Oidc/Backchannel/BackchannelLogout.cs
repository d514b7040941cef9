using System.Net.Mime;
using System.Text;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Journal;
using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Sessions;
using RazorOkta.MockOkta.Tokens;

namespace RazorOkta.MockOkta.Oidc.Backchannel;

/// <summary>Tells clients that a session is over (OIDC Back-Channel Logout 2.5). What was sent and answered stands in the journal.</summary>
internal sealed class BackchannelLogout(MockOrg org)
{
    /// <summary>Turns a delivery into the form that is posted; whoever wants to send something else replaces it.</summary>
    public Func<LogoutDelivery, string> Write { get; set; } = delivery =>
        $"logout_token={Uri.EscapeDataString(Jwt.Sign(delivery.Claims, org.Keys.Current, LogoutToken.Type))}";

    /// <summary>In the background: who signs out does not wait for other people's programs.</summary>
    public void SessionEnded(OktaSession session)
    {
        foreach (var participant in session.Participants.All)
        {
            _ = SendAsync(participant.ClientId, session.User.Id, session.Participants.Sid, participant.Issuer);
        }
    }

    /// <summary>The status of the client's answer, 0 when there was none; null when the client wants no such calls.</summary>
    public async Task<int?> SendAsync(string clientId, string? subject, string? sid, string issuer)
    {
        if (AddressOf(clientId) is not { } uri)
        {
            return null;
        }

        var claims = LogoutToken.Claims(subject, sid, clientId, issuer, org.Clock.GetUtcNow());
        return await PostAsync(new LogoutDelivery(clientId, uri, claims));
    }

    private Uri? AddressOf(string clientId) =>
        org.FindApp(clientId)?.BackchannelLogoutUri is { } address && Uri.TryCreate(address, UriKind.Absolute, out var uri) && Loopback.IsLoopback(uri.Host.Trim('[', ']'))
            ? uri
            : null;

    private async Task<int> PostAsync(LogoutDelivery delivery)
    {
        var (uri, form) = (delivery.Uri, Write(delivery));
        var started = org.Clock.GetTimestamp();
        var (status, headers, body) = await CallAsync(uri, form);
        org.Journal.Add(new JournalEntry
        {
            Outgoing = true,
            At = org.Clock.GetUtcNow(),
            Took = org.Clock.GetElapsedTime(started),
            Method = HttpMethods.Post,
            Path = uri.GetLeftPart(UriPartial.Path),
            Query = uri.Query,
            RequestHeaders = [new("Content-Type", MediaTypeNames.Application.FormUrlEncoded)],
            RequestBody = Encoding.UTF8.GetBytes(form),
            Status = status,
            ResponseHeaders = headers,
            ResponseBody = body,
            Outcome = [],
            Faults = delivery.Fault is { } fault ? [fault] : [],
        });
        return status;
    }

    /// <summary>No answer is an answer too: status 0.</summary>
    private static async Task<(int Status, KeyValuePair<string, string>[] Headers, byte[] Body)> CallAsync(Uri uri, string form)
    {
        try
        {
            using var content = new StringContent(form, Encoding.UTF8, MediaTypeNames.Application.FormUrlEncoded);
            using var answer = await LoopbackHttp.Client.PostAsync(uri, content);
            var headers = answer.Headers.Concat(answer.Content.Headers).SelectMany(header => header.Value.Select(value => KeyValuePair.Create(header.Key, value)));
            return ((int)answer.StatusCode, [.. headers], await answer.Content.ReadAsByteArrayAsync());
        }
        catch (Exception unreachable) when (unreachable is HttpRequestException or OperationCanceledException)
        {
            return (0, [], []);
        }
    }
}
