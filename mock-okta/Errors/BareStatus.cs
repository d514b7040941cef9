using Microsoft.AspNetCore.Diagnostics;
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
        (http.Features.Get<IExceptionHandlerFeature>()?.Error switch
        {
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => OktaError.BodyTooLarge,
            BadHttpRequestException bad => OktaError.NotWellFormed with { Status = bad.StatusCode },
            _ => OktaError.InternalServerError,
        }).ExecuteAsync(http);

    /// <summary>A body that is too large, or cut short: answered, and no trouble of ours to log.</summary>
    public static bool IsTheCallersFault(ExceptionHandlerSuppressDiagnosticsContext context) => context.Exception is BadHttpRequestException;

    private static IResult? Explanation(HttpContext http) => http.Response.StatusCode switch
    {
        404 when IsForPrograms(http.Request.Path) => OktaError.NotFound(http.Request.Path),
        404 => new ErrorPage("not_found", "There is no such page.", "Start at the root of this org.") { Status = 404, Title = "404 Not Found" },
        405 => OktaError.MethodNotSupported,
        _ => null, // An empty answer on purpose, such as UserInfo's 401.
    };

    private static bool IsForPrograms(PathString path) =>
        path.StartsWithSegments(OktaRoutes.Api) || path.StartsWithSegments(OktaRoutes.OAuth2) || path.StartsWithSegments(OktaRoutes.Idx) || path.StartsWithSegments("/.well-known");
}
