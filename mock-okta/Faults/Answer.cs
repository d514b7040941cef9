using System.Text;

namespace RazorOkta.MockOkta.Faults;

/// <summary>What the healthy endpoint has answered, held back so that it can be changed.</summary>
internal sealed class Answer
{
    private readonly HttpContext _http;
    private readonly Stream _wire;
    private bool _isChunked;

    private Answer(HttpContext http, Stream wire) => (_http, _wire) = (http, wire);

    public HttpResponse Response => _http.Response;

    public byte[] Body { get; set; } = [];

    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>How it reaches the wire; null: as any answer does.</summary>
    public Func<HttpContext, byte[], Task>? Delivery { get; set; }

    public static async Task<Answer> CaptureAsync(HttpContext http, RequestDelegate endpoint)
    {
        var answer = new Answer(http, http.Response.Body);
        using var held = new MemoryStream();
        http.Response.Body = held;
        try
        {
            await endpoint(http);
            answer.Body = held.ToArray();
            answer._isChunked = answer.Body.Length > 0 && http.Response.ContentLength is null;
            http.Response.ContentLength = null; // it is another once the body has been changed
            return answer;
        }
        finally
        {
            http.Response.Body = answer._wire;
        }
    }

    /// <summary>Another result in place of what there is.</summary>
    public async Task ReplaceAsync(IResult result)
    {
        Response.StatusCode = StatusCodes.Status200OK;
        Response.Headers.Remove("Location");
        var other = await CaptureAsync(_http, result.ExecuteAsync);
        (Body, _isChunked) = (other.Body, other._isChunked);
    }

    /// <summary>Framed as the healthy answer was: what is wrong with an answer must not be told by its framing.</summary>
    public async Task SendAsync()
    {
        if (Delivery is { } deliver)
        {
            await deliver(_http, Body);
        }
        else if (Body.Length > 0)
        {
            Response.ContentLength = _isChunked ? null : Body.Length;
            await Response.Body.WriteAsync(Body, _http.RequestAborted);
        }
    }
}
