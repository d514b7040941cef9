namespace RazorOkta.Web.Security;

/// <summary>
/// A route is its path, letter by letter. Routing itself overlooks case and a slash at the end, and whoever compares paths elsewhere (a check of
/// methods, a proxy in front of us) does not: such differences are how checks are walked around.
/// </summary>
internal static class ExactPaths
{
    private static readonly HashSet<string> Exact = new(WebRoutes.All, StringComparer.Ordinal);
    private static readonly HashSet<string> AnyCase = new(WebRoutes.All, StringComparer.OrdinalIgnoreCase);

    public static void UseExactPaths(this WebApplication app) => app.Use((http, next) =>
    {
        var path = http.Request.Path.Value ?? "";
        if (Exact.Contains(path) || !AnyCase.Contains(path.Length > 1 ? path.TrimEnd('/') : path))
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });
}
