namespace RazorOkta.MockOkta.Pages;

internal static class Stylesheet
{
    /// <summary>no-cache means: ask again each time; the next start of the mock may bring another design.</summary>
    public static IResult Get(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-cache";
        return Results.Stream(typeof(Stylesheet).Assembly.GetManifestResourceStream("mock-okta.css")!, "text/css; charset=utf-8");
    }
}
