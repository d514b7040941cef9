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
        var path = http.Request.Path.Value ?? ""; // as it was asked for: what comes after may look elsewhere for the answer
        var request = new RecordingStream(http.Request.Body, MaxBody);
        var response = new RecordingStream(http.Response.Body, MaxBody);
        (http.Request.Body, http.Response.Body) = (request, response);
        RequestJournal.Page? page = null;
        http.Response.OnStarting(() =>
        {
            page ??= org.Journal.Add(Now()); // before the first byte is out: whoever has an answer finds it here
            return Task.CompletedTask;
        });
        try
        {
            await next(http);
            await CompleteAsync(http);
        }
        finally
        {
            page ??= org.Journal.Add(Now()); // once: of what is cut off without an answer, the server tries to start one later
            org.Journal.Complete(page, Now());
        }

        JournalEntry Now() => Entry(http, org, path, request, response, org.Clock.GetElapsedTime(started), page?.Entry);
    }

    /// <summary>An answer without a body starts with its end: only then are all of its headers there.</summary>
    private static Task CompleteAsync(HttpContext http)
    {
        var response = http.Response;
        if (response.HasStarted || Unanswered.Is(http))
        {
            return Task.CompletedTask;
        }

        if (response.StatusCode is not (StatusCodes.Status204NoContent or StatusCodes.Status304NotModified) && !HttpMethods.IsHead(http.Request.Method))
        {
            response.ContentLength ??= 0; // as the server says it where nobody completes; here it would be chunked
        }

        return response.CompleteAsync();
    }

    /// <param name="http">The exchange.</param>
    /// <param name="org">Whose journal it is.</param>
    /// <param name="path">What was asked for.</param>
    /// <param name="request">What was read of it.</param>
    /// <param name="response">What was written of it.</param>
    /// <param name="took">Until now.</param>
    /// <param name="begun">What was written down when the answer began. The answer's headers were not all there yet; those of the request were.</param>
    private static JournalEntry Entry(HttpContext http, MockOrg org, string path, RecordingStream request, RecordingStream response, TimeSpan took, JournalEntry? begun) => new()
    {
        At = org.Clock.GetUtcNow() - took,
        Took = took,
        Method = http.Request.Method,
        Path = path,
        Query = http.Request.QueryString.Value ?? "",
        RequestHeaders = begun?.RequestHeaders ?? Copy(http.Request.Headers),
        RequestBody = request.Copy,
        Status = Unanswered.Is(http) ? 0 : http.Response.StatusCode,
        ResponseHeaders = Unanswered.Is(http) ? [] : Copy(http.Response.Headers),
        ResponseBody = response.Copy,
        Outcome = http.Features.Get<AuthorizeOutcome>()?.Fields ?? [],
        Faults = http.Features.Get<AppliedFaults>()?.Ids ?? [],
    };

    private static KeyValuePair<string, string>[] Copy(IHeaderDictionary headers)
    {
        var copy = new KeyValuePair<string, string>[headers.Count]; // as a rule, one value to a name
        var count = 0;
        foreach (var (name, values) in headers)
        {
            foreach (var value in values)
            {
                if (count == copy.Length)
                {
                    Array.Resize(ref copy, 2 * count);
                }

                copy[count++] = KeyValuePair.Create(name, value ?? "");
            }
        }

        Array.Resize(ref copy, count);
        return copy;
    }
}

/// <summary>Left on a request that gets no answer at all, whatever the endpoint has made of it.</summary>
internal sealed record Unanswered
{
    public static void Mark(HttpContext http) => http.Features.Set(new Unanswered());

    public static bool Is(HttpContext http) => http.Features.Get<Unanswered>() is not null;
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
