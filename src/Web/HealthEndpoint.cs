using RazorOkta.FrontendHost;
using RazorOkta.Web.Configuration;

namespace RazorOkta.Web;

/// <summary>Says, for scripts, that the server answers, and what it serves. No secrets.</summary>
internal static class HealthEndpoint
{
    public static void MapHealth(this IEndpointRouteBuilder routes) =>
        routes.MapGet(WebRoutes.Health, (SamplesConfig config, CurrentFrontend frontend) => new
        {
            status = frontend.IsAvailable ? "ok" : "degraded",
            frontend = new
            {
                name = frontend.Published?.Name ?? frontend.DevServer?.ToString(),
                version = frontend.Published?.Version,
                problem = frontend.Problem is { } problem ? $"{problem.Summary} {problem.Cure}" : null,
            },
            org = new { issuer = config.Oidc.Issuer, isMock = config.IsMockOrg },
            wireProfile = config.Oidc.WireProfile.Name,
        });
}
