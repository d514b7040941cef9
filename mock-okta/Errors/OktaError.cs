using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Errors;

/// <summary>The error dialect of <c>/api/v1</c>, which <c>/oauth2</c> also speaks about unknown clients and unknown paths.</summary>
internal sealed record OktaError(int Status, string Code, string Summary, params string[] Causes) : IResult
{
    public static OktaError ValidationFailed(string what, string cause) => new(400, "E0000001", $"Api validation failed: {what}", cause);

    public static readonly OktaError NotWellFormed = new(400, "E0000003", "The request body was not well-formed.");

    public static readonly OktaError BodyTooLarge = NotWellFormed with { Status = 413 };

    public static readonly OktaError AuthenticationFailed = new(401, "E0000004", "Authentication failed");

    public static OktaError NotFound(string what) => new(404, "E0000007", $"Not found: Resource not found: {what}");

    public static readonly OktaError InternalServerError = new(500, "E0000009", "Internal Server Error");

    public static readonly OktaError UnsupportedMediaType = new(
        415, "E0000021", "Bad request. Accept and/or Content-Type headers likely do not match supported values.");

    public static readonly OktaError MethodNotSupported = new(405, "E0000022", "The endpoint does not support the provided HTTP method");

    /// <summary>The word in place of an E-number is how Okta writes it.</summary>
    public static readonly OktaError UnknownClient = new(401, "invalid_client", "Invalid value for 'client_id' parameter.");

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var body = new
        {
            errorCode = Code,
            errorSummary = Summary,
            errorLink = Code,
            errorId = OktaId.New("oae"),
            errorCauses = Causes.Select(cause => new { errorSummary = cause }),
        };
        return JsonAnswer.Of(body, Status).ExecuteAsync(httpContext);
    }
}
