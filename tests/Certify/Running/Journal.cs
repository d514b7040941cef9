using System.Text.Json;

namespace RazorOkta.Certify.Running;

/// <summary>What the org was asked, as it was on the wire, with secrets hidden: the witness of what a relying party has done.</summary>
internal sealed class Journal(JsonElement json)
{
    public IReadOnlyList<Entry> Entries { get; } =
        [.. json.GetProperty("entries").EnumerateArray().Where(entry => entry.GetProperty("direction").GetString() == "in").Select(entry => new Entry(entry))];

    /// <summary>Requests to an endpoint of an authorization server, for example <c>/v1/token</c>.</summary>
    public IReadOnlyList<Entry> To(string endpoint) =>
        [.. Entries.Where(entry => entry.Path.EndsWith(endpoint, StringComparison.Ordinal) || (endpoint == "/v1/keys" && entry.Path.Contains("/v1/keys/", StringComparison.Ordinal)))];

    public int Count(string endpoint) => To(endpoint).Count;

    public override string ToString() => string.Join(", ", Entries.Select(entry => $"{entry.Method} {entry.Path} {entry.Status}"));

    internal sealed class Entry(JsonElement json)
    {
        public long Number => json.GetProperty("number").GetInt64();

        public string Method => json.GetProperty("method").GetString()!;

        public string Path => json.GetProperty("path").GetString()!;

        public int Status => json.GetProperty("status").GetInt32();

        public JsonElement Query => json.GetProperty("query");

        /// <summary>A form or JSON object member by member; null for none.</summary>
        public JsonElement Body => json.GetProperty("requestBody");

        public JsonElement ResponseBody => json.GetProperty("responseBody");

        public IReadOnlyList<string> Faults => [.. json.GetProperty("faults").EnumerateArray().Select(fault => fault.GetString()!)];

        public string? Header(string name) => json.GetProperty("requestHeaders").EnumerateObject()
            .FirstOrDefault(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { Value.ValueKind: JsonValueKind.String } found ? found.Value.GetString() : null;

        public string Text => json.GetRawText();
    }
}
