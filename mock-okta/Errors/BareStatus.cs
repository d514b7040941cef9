using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.WebUtilities;
using RazorOkta.MockOkta.Control;
using RazorOkta.MockOkta.Http;

namespace RazorOkta.MockOkta.Errors;

/// <summary>Gives a body to what no endpoint answered: unknown paths, wrong methods, exceptions.</summary>
internal static class BareStatus
{
    public static Task ExplainAsync(StatusCodeContext context)
    {
        var http = context.HttpContext;
        return Explanation(http) is { } explanation ? explanation.ExecuteAsync(http) : Task.CompletedTask;
    }

    /// <summary>Never the exception's text. The framework has logged it already.</summary>
    public static Task HandleExceptionAsync(HttpContext http) =>
        InTheWordsOf(http.Request.Path, http.Features.Get<IExceptionHandlerFeature>()?.Error switch
        {
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => OktaError.BodyTooLarge,
            BadHttpRequestException bad => OktaError.NotWellFormed with { Status = bad.StatusCode },
            IOException => OktaError.NotWellFormed, // the server throws it for a chunk whose size is no number
            _ => OktaError.InternalServerError,
        }).ExecuteAsync(http);

    /// <summary>A body that is too large, or cut short: answered, and no trouble of ours to log. A <see cref="BadHttpRequestException"/> is one of these.</summary>
    public static bool IsTheCallersFault(ExceptionHandlerSuppressDiagnosticsContext context) => context.Exception is IOException;

    private static IResult? Explanation(HttpContext http) => http.Response.StatusCode switch
    {
        404 when IsForPrograms(http.Request.Path) => OktaError.NotFound(http.Request.Path),
        404 => new ErrorPage("not_found", "There is no such page.", "Start at the root of this org.") { Status = 404, Title = "404 Not Found" },
        405 => InTheWordsOf(http.Request.Path, OktaError.MethodNotSupported),
        _ => null, // An empty answer on purpose, such as UserInfo's 401.
    };

    /// <summary>People get a page, and the control address speaks a language of its own.</summary>
    private static IResult InTheWordsOf(PathString path, OktaError error) =>
        path.StartsWithSegments(OktaRoutes.Control) ? ControlError.Because(error == OktaError.BodyTooLarge ? ControlBodySize.TooLarge : error.Summary, error.Status)
        : IsForPrograms(path) ? error
        : new ErrorPage(error.Code, error.Summary) { Status = error.Status, Title = $"{error.Status} {ReasonPhrases.GetReasonPhrase(error.Status)}" };

    private static bool IsForPrograms(PathString path) =>
        path.StartsWithSegments(OktaRoutes.Api) || path.StartsWithSegments(OktaRoutes.OAuth2) || path.StartsWithSegments(OktaRoutes.Idx) || path.StartsWithSegments("/.well-known");
}
