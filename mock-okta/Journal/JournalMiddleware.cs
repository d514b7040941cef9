using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Oidc;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Journal;

/// <summary>Writes down what comes in and what goes out. Nothing is read or redacted here: that is work for whoever looks.</summary>
internal static class JournalMiddleware
{
    public const int MaxBody = 64 * 1024;

    public static async Task RecordAsync(HttpContext http, RequestDelegate next)
    {
        var org = http.Org();
        if (http.Request.Path.StartsWithSegments(OktaRoutes.Control) || http.Request.Path.StartsWithSegments(OktaRoutes.FaceFiles))
        {
            await next(http);
            return;
        }

        var started = org.Clock.GetTimestamp();
        var request = new RecordingStream(http.Request.Body, MaxBody);
        var response = new RecordingStream(http.Response.Body, MaxBody);
        (http.Request.Body, http.Response.Body) = (request, response);
        try
        {
            await next(http);
        }
        finally
        {
            org.Journal.Add(Entry(http, org, request, response, org.Clock.GetElapsedTime(started)));
        }
    }

    private static JournalEntry Entry(HttpContext http, MockOrg org, RecordingStream request, RecordingStream response, TimeSpan took) => new()
    {
        At = org.Clock.GetUtcNow() - took,
        Took = took,
        Method = http.Request.Method,
        Path = http.Request.Path,
        Query = http.Request.QueryString.Value ?? "",
        RequestHeaders = Copy(http.Request.Headers),
        RequestBody = request.Copy,
        Status = http.Response.StatusCode,
        ResponseHeaders = Copy(http.Response.Headers),
        ResponseBody = response.Copy,
        Outcome = http.Features.Get<AuthorizeOutcome>()?.Fields ?? [],
        Faults = http.Features.Get<AppliedFaults>()?.Ids ?? [],
    };

    private static List<KeyValuePair<string, string>> Copy(IHeaderDictionary headers)
    {
        var copy = new List<KeyValuePair<string, string>>(headers.Count);
        foreach (var (name, values) in headers)
        {
            foreach (var value in values)
            {
                copy.Add(KeyValuePair.Create(name, value ?? ""));
            }
        }

        return copy;
    }
}

/// <summary>Left on a request by whatever has changed its answer on purpose.</summary>
internal sealed record AppliedFaults(IReadOnlyList<string> Ids)
{
    /// <summary>One more, once.</summary>
    public static void Add(HttpContext http, string id)
    {
        var before = http.Features.Get<AppliedFaults>()?.Ids ?? [];
        http.Features.Set(new AppliedFaults([.. before.Append(id).Distinct()]));
    }
}
