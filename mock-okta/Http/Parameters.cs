using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace RazorOkta.MockOkta.Http;

/// <summary>
/// The parameters of a protocol request. RFC 6749 3.1: one without a value counts as absent, and none may be sent twice.
/// Names are case-sensitive, which ASP.NET Core's own collections are not.
/// </summary>
internal sealed class Parameters
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _doubled = new(StringComparer.Ordinal);

    private Parameters(string encoded)
    {
        foreach (var pair in new QueryStringEnumerable(encoded))
        {
            var name = pair.DecodeName().ToString();
            if (!_values.TryAdd(name, pair.DecodeValue().ToString()))
            {
                _doubled.Add(name);
            }
        }
    }

    /// <summary>A body that is not a form was ignored.</summary>
    public bool BodyIsNotAForm { get; private init; }

    public bool CameInTheQuery { get; private init; }

    public IEnumerable<string> Names => _values.Keys;

    /// <summary>In characters, names and values together.</summary>
    public int Length => _values.Sum(pair => pair.Key.Length + pair.Value.Length);

    public bool AnyDoubled => _doubled.Count > 0;

    public IEnumerable<string> Doubled => _doubled;

    /// <summary>Null when absent, empty or ambiguous.</summary>
    public string? this[string name] => _values.TryGetValue(name, out var value) && value.Length > 0 && !_doubled.Contains(name) ? value : null;

    public IReadOnlyList<string> List(string name) => this[name]?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    public bool Contains(string name) => _values.ContainsKey(name);

    public static Parameters FromQuery(HttpRequest request) => FromQuery(request.QueryString.Value);

    public static Parameters FromQuery(string? query) => new(query ?? "") { CameInTheQuery = true };

    /// <summary>
    /// From the body; or, when the body is empty, from the query: the samples family of 2017 posted that way and Okta answered.
    /// </summary>
    public static async Task<Parameters> ReadAsync(HttpRequest request)
    {
        var query = FromQuery(request);
        var body = await ReadBodyAsync(request);
        if (body.Length == 0)
        {
            return query;
        }

        if (!IsForm(request))
        {
            return new Parameters("") { BodyIsNotAForm = true };
        }

        var form = new Parameters(body);
        form._doubled.UnionWith(query._values.Keys.Where(form._values.ContainsKey));
        return form;
    }

    /// <summary>The server bounds the length, see <see cref="MockOktaApp"/>. Bytes that are not UTF-8 become U+FFFD.</summary>
    private static async Task<string> ReadBodyAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        return Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length);
    }

    private static bool IsForm(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals(MediaTypeNames.Application.FormUrlEncoded, StringComparison.OrdinalIgnoreCase);
}
