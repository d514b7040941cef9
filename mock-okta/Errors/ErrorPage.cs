using Microsoft.AspNetCore.Http.Headers;
using RazorOkta.MockOkta.Pages;

namespace RazorOkta.MockOkta.Errors;

/// <summary>
/// For failures that a person meets in the address bar and that must never be redirected.
/// A caller that asks for JSON gets Okta's error body instead of the page.
/// </summary>
internal sealed record ErrorPage(string Code, string Description, string Advice = "") : IResult
{
    public int Status { get; init; } = 400;

    public string Title { get; init; } = "400 Bad Request";

    /// <summary>An address of a registered application, for a person who would else be stuck here; null: none.</summary>
    public string? WayBack { get; init; }

    public Task ExecuteAsync(HttpContext httpContext) =>
        WantsJson(httpContext.Request) ? new OktaError(Status, Code, Description).ExecuteAsync(httpContext) : Page().ExecuteAsync(httpContext);

    private static bool WantsJson(HttpRequest request)
    {
        var accepted = new RequestHeaders(request.Headers).Accept.Select(type => type.MediaType.Value).ToList();
        return accepted.Contains("application/json") && !accepted.Contains("text/html");
    }

    private Page Page() => new(Title, Html.Of($"""
        <main class="card" id="error">
          <h1>{Title}</h1>
          <p>Your request resulted in an error.</p>
          <p role="alert" class="infobox">{Description}</p>
          {(Advice.Length > 0 ? Html.Of($"<p>{Advice}</p>") : Html.Empty)}
          {(WayBack is { } address ? Html.Of($"""<p><a href="{address}">Back to the application</a></p>""") : Html.Empty)}
        </main>
        """)) { Status = Status };
}
