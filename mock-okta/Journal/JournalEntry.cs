namespace RazorOkta.MockOkta.Journal;

/// <summary>One request and its answer, unredacted: this never leaves the process, <see cref="JournalView"/> does.</summary>
internal sealed class JournalEntry
{
    /// <summary>1 for an org's first request. Given by the journal, in the order in which answers begin.</summary>
    public long Number { get; set; }

    /// <summary>The org has called, and was answered: the path is then the whole address.</summary>
    public bool Outgoing { get; init; }

    /// <summary>By the org's clock.</summary>
    public required DateTimeOffset At { get; init; }

    public required TimeSpan Took { get; init; }

    public required string Method { get; init; }

    /// <summary>Inside the org, without a world's prefix.</summary>
    public required string Path { get; init; }

    public required string Query { get; init; }

    public required KeyValuePair<string, string>[] RequestHeaders { get; init; }

    /// <summary>As far as the endpoint has read it, and no more than <see cref="JournalMiddleware.MaxBody"/>.</summary>
    public required byte[] RequestBody { get; init; }

    /// <summary>0 where there was no answer.</summary>
    public required int Status { get; init; }

    public required KeyValuePair<string, string>[] ResponseHeaders { get; init; }

    public required byte[] ResponseBody { get; init; }

    /// <summary>What an authorization response carried, also where the body hides it in a form or a script.</summary>
    public required IReadOnlyList<(string Name, string Value)> Outcome { get; init; }

    /// <summary>Ids of the faults that had changed this exchange.</summary>
    public required IReadOnlyList<string> Faults { get; init; }

    /// <summary>About so many bytes: what callers can make long, and a kilobyte for the rest.</summary>
    public long Weight => field == 0 ? field = Weigh() : field;

    public string? RequestHeader(string name) => Header(RequestHeaders, name);

    public string? ResponseHeader(string name) => Header(ResponseHeaders, name);

    private long Weigh() =>
        1024 + RequestBody.Length + ResponseBody.Length + (sizeof(char) * (long)(Path.Length + Query.Length + Length(RequestHeaders) + Length(ResponseHeaders)));

    private static int Length(KeyValuePair<string, string>[] headers)
    {
        var length = 0;
        foreach (var (_, value) in headers)
        {
            length += value.Length;
        }

        return length;
    }

    private static string? Header(KeyValuePair<string, string>[] headers, string name) =>
        headers.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
}
