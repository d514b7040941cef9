using System.Xml;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Control;

/// <summary>The org as a whole: back to its beginning, its time, its keys.</summary>
internal static class OrgControl
{
    private static readonly TimeSpan Furthest = TimeSpan.FromDays(3650);

    public static IResult Reset(MockOrg org)
    {
        org.Reset();
        return Results.NoContent();
    }

    public static IResult Clock(MockOrg org) => JsonAnswer.Of(new { now = org.Clock.GetUtcNow().ToOktaTime(), offset = XmlConvert.ToString(org.Clock.Offset) });

    /// <summary><c>{"advance": "PT5M"}</c>, an ISO 8601 duration; a minus before it goes back.</summary>
    public static async Task<IResult> MoveClockAsync(HttpContext http, MockOrg org)
    {
        var (body, failure) = await ControlBody.ReadAsync(http, "advance");
        if (body is null || !ControlBody.TryGet<string>(body, "advance", out var advance, out failure))
        {
            return failure!;
        }

        if (Parse(advance) is not { } by || (org.Clock.Offset + by).Duration() > Furthest)
        {
            return ControlError.Because($"'advance' must be an ISO 8601 duration that stays within ten years, for example PT5M or -P1D. Current value: '{LogText.Clean(advance)}'.");
        }

        org.Clock.Move(by);
        return Clock(org);
    }

    /// <summary>Back to the host's time, and nothing else.</summary>
    public static IResult ResetClock(MockOrg org)
    {
        org.Clock.Reset();
        return Clock(org);
    }

    /// <summary>All public keys, for whoever wants to know which one signed a token; also those that the key set does not (any more) have.</summary>
    public static IResult Keys(MockOrg org) => JsonAnswer.Of(new
    {
        issuers = org.CustomServers.Append(org.OrgServer).Select(server => server.Issuer),
        published = org.Keys.Published.Select(key => key.Jwk),
        retired = org.Keys.Known.Except(org.Keys.Published).Select(key => key.Jwk),
        hidden = new[] { org.Keys.Hidden.Jwk },
    });

    public static IResult RotateKeys(MockOrg org) => JsonAnswer.Of(new { kid = org.Keys.Rotate().Kid });

    private static TimeSpan? Parse(string? duration)
    {
        try
        {
            return duration is null ? null : XmlConvert.ToTimeSpan(duration);
        }
        catch (Exception notADuration) when (notADuration is FormatException or OverflowException)
        {
            return null;
        }
    }
}
