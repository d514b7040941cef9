using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace RazorOkta.Web.Pages;

/// <summary>Sees forms that Razor Pages has refused for their antiforgery token: says so in the log, within bounds, and to <see cref="ErrorModel"/>.</summary>
internal sealed class RefusedForms(TimeProvider clock, ILogger<RefusedForms> log) : IAlwaysRunResultFilter
{
    private static readonly object Key = new();

    private readonly LogBudget _lines = new(clock);

    public static bool Has(HttpContext http) => http.Items.ContainsKey(Key);

    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is not IAntiforgeryValidationFailedResult)
        {
            return;
        }

        context.HttpContext.Items[Key] = true;
        if (_lines.TrySpend(out var leftOut))
        {
            var path = LogText.Clean(context.HttpContext.Request.Path);
            log.FormRefused(path, leftOut);
        }
    }

    public void OnResultExecuted(ResultExecutedContext context) { }
}
