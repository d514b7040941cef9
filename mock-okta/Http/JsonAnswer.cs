using System.Net.Mime;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RazorOkta.MockOkta.Http;

/// <summary>An answer in JSON with its length: one packet, where a body written piece by piece is chunked and takes two.</summary>
internal sealed class JsonAnswer : IResult
{
    /// <summary>Only what JSON itself asks for is escaped, as ASP.NET Core and Okta do: no browser takes JSON with nosniff for a page.</summary>
    private static readonly JsonSerializerOptions Web = new(JsonSerializerOptions.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string Utf8Json = $"{MediaTypeNames.Application.Json}; charset={Encoding.UTF8.WebName}";

    private readonly byte[] _body;
    private readonly int _status;
    private readonly string _contentType;

    private JsonAnswer(byte[] body, int status, string contentType) => (_body, _status, _contentType) = (body, status, contentType);

    /// <param name="value">Of a class, a record, a dictionary or a <see cref="System.Text.Json.Nodes.JsonNode"/>.</param>
    /// <param name="statusCode">200 unless told.</param>
    /// <param name="contentType"><c>application/json; charset=utf-8</c> unless told.</param>
    /// <param name="options">Names as the members are called, with a small first letter, unless told.</param>
    public static IResult Of<T>(T value, int statusCode = StatusCodes.Status200OK, string? contentType = null, JsonSerializerOptions? options = null) =>
        new JsonAnswer(JsonSerializer.SerializeToUtf8Bytes(value, options ?? Web), statusCode, contentType ?? Utf8Json);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = _status;
        response.ContentType = _contentType;
        response.ContentLength = _body.Length;
        return response.Body.WriteAsync(_body, httpContext.RequestAborted).AsTask();
    }
}
