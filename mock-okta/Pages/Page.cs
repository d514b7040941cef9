using System.Net.Mime;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Pages;

/// <summary>The frame around every page for people.</summary>
internal sealed record Page(string Title, Html Body) : IResult
{
    /// <summary>
    /// No scripts at all. There is no form-action, because Chromium applies it to redirects too
    /// and the sign-in form ends at the application (w3c/webappsec-csp#8).
    /// </summary>
    public const string WithoutScripts = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    public string ContentSecurityPolicy { get; init; } = WithoutScripts;

    /// <summary>What this page needs beside the common stylesheet.</summary>
    public Html Head { get; init; } = Html.Empty;

    public int Status { get; init; } = 200;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.ContentType = $"{MediaTypeNames.Text.Html}; charset=utf-8";
        response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        return response.WriteAsync(Document(httpContext.Org()).ToString());
    }

    private Html Document(MockOrg org) => Html.Of($"""
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <meta name="color-scheme" content="light dark">
          <title>{Title} - Mock Okta</title>
          <link rel="stylesheet" href="{org.At(OktaRoutes.Stylesheet)}">
          <link rel="icon" href="{org.At(OktaRoutes.FaceFileFor("icon.svg"))}">
          {Head}
        </head>
        <body>
          <header class="banner"><a href="{org.At(OktaRoutes.Home)}">Mock Okta</a> <span>for development and tests, not Okta</span></header>
          {Body}
        </body>
        </html>

        """);
}
