using System.Globalization;

namespace RazorOkta.MockOkta.Org;

internal static class OktaTime
{
    /// <summary>Okta writes times in UTC with milliseconds: 2026-01-01T00:05:00.000Z.</summary>
    public static string ToOktaTime(this DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
