using RazorOkta.MockOkta.Http;

namespace RazorOkta.MockOkta.Org;

/// <summary><c>{server:authorizationServer}</c> in a route: the path of an unknown server is no path at all, hence 404.</summary>
internal sealed class KnownServerConstraint : IRouteConstraint
{
    public const string Name = "authorizationServer";

    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        values[routeKey] is string id && httpContext?.Org().FindServer(id) is not null;
}
