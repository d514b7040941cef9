using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Pages;

/// <summary>A page whose one script does all. It may be framed: Okta's libraries load it in a hidden frame.</summary>
internal sealed record ScriptedPage(Html Body, string Script) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var nonce = OktaId.Secret();
        httpContext.Response.ContentType = "text/html; charset=utf-8";
        httpContext.Response.Headers.ContentSecurityPolicy = $"default-src 'none'; script-src 'nonce-{nonce}'; base-uri 'none'";
        return httpContext.Response.WriteAsync($"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>One moment</title></head>
            <body>{Body}<script nonce="{nonce}">{Script}</script></body></html>
            """);
    }
}
