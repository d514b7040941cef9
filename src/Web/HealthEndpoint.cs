using RazorOkta.FrontendHost;
using RazorOkta.Web.Configuration;
using RazorOkta.Web.Oidc;
using RazorOkta.Web.Oidc.Provider;

namespace RazorOkta.Web;

/// <summary>Says, for scripts, that the server answers, and what it serves. No secrets.</summary>
internal static class HealthEndpoint
{
    public static void MapHealth(this IEndpointRouteBuilder routes) =>
        routes.MapGet(WebRoutes.Health, (SamplesConfig config, FrontendChannels channels, ProviderMetadata metadata, ProviderHttp provider) => new
        {
            status = channels.Default.IsAvailable && ProblemOf(metadata, provider) is null ? "ok" : "degraded",
            frontend = new
            {
                name = channels.Default.Name ?? channels.Default.DevServer?.ToString(),
                version = channels.Default.Version,
                problem = channels.Default.Problem is { } problem ? $"{problem.Summary} {problem.Cure}" : null,
            },
            // What the last calls met; nobody is called for this answer.
            org = new { issuer = config.Oidc.Issuer, isMock = config.IsMockOrg, problem = ProblemOf(metadata, provider)?.Reason },
            wireProfile = config.Oidc.WireProfile.Name,
        });

    private static OidcFailure? ProblemOf(ProviderMetadata metadata, ProviderHttp provider) => metadata.Problem ?? provider.Silence;
}
