using RazorOkta.Web.Profile;
using RazorOkta.Web.Sessions;

namespace RazorOkta.Web.Endpoints;

/// <summary>The addresses that answer to programs and frames. None of them counts as use of a session.</summary>
internal static class WebEndpoints
{
    public static IServiceCollection AddEndpoints(this IServiceCollection services) =>
        services.AddSingleton<SessionView>().AddSingleton<SessionEndpoint>().AddSingleton<BackchannelLogoutEndpoint>().AddSingleton<FrontchannelLogoutEndpoint>();

    public static void MapEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(WebRoutes.Session, (HttpContext http, SessionEndpoint endpoint) => endpoint.Handle(http)).LooksOnly();
        routes.MapPost(WebRoutes.BackchannelLogout, (HttpContext http, BackchannelLogoutEndpoint endpoint) => endpoint.HandleAsync(http)).LooksOnly();
        routes.MapGet(WebRoutes.FrontchannelLogout, (HttpContext http, FrontchannelLogoutEndpoint endpoint) => endpoint.HandleAsync(http)).LooksOnly();
    }

    private static void LooksOnly(this RouteHandlerBuilder route) => route.WithMetadata(new LooksOnlyAttribute());
}
