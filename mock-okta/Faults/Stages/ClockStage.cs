using System.Globalization;
using System.Xml;

namespace RazorOkta.MockOkta.Faults.Stages;

/// <summary>
/// A provider whose clock is off: the header Date says so on every answer. The times inside the ID token move by the same (see the case's
/// own idtoken lines).
/// </summary>
internal static class ClockStage
{
    public static Task<bool> ApplyAsync(Alteration alteration)
    {
        foreach (var mutation in alteration.Of("clock"))
        {
            var now = alteration.Exchange.Org.Clock.GetUtcNow() + XmlConvert.ToTimeSpan(mutation.Change);
            alteration.Answer.Response.Headers.Date = now.ToString("R", CultureInfo.InvariantCulture);
        }

        return Task.FromResult(alteration.Of("clock").Count > 0);
    }
}
