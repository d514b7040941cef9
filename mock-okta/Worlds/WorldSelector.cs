using RazorOkta.MockOkta.Errors;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Worlds;

/// <summary>Finds the org that a request is addressed to, by path or by host name. From then on its paths are those of any org.</summary>
internal static class WorldSelector
{
    public static Task SelectAsync(HttpContext http, RequestDelegate next)
    {
        var worlds = http.RequestServices.GetRequiredService<WorldRegistry>();
        if (Select(http, worlds) is not { } org)
        {
            http.Features.Set(worlds.Root);
            return OktaError.NotFound("world").ExecuteAsync(http);
        }

        http.Features.Set(org);
        return next(http);
    }

    /// <summary>Null when a world is named that does not exist (any more).</summary>
    private static MockOrg? Select(HttpContext http, WorldRegistry worlds)
    {
        // The name first: to a browser all that has it is one site, so the worlds of the root's name are not for pages of this one.
        if (http.Request.Host.Host is var host && host.EndsWith(WorldRegistry.HostSuffix, StringComparison.OrdinalIgnoreCase) && !host.Equals(worlds.Root.HostName(), StringComparison.OrdinalIgnoreCase))
        {
            return worlds.Find(host[..^WorldRegistry.HostSuffix.Length].ToLowerInvariant()) is { ByHostName: true } world ? world.Org : null;
        }

        return http.Request.Path.StartsWithSegments(WorldRegistry.PathPrefix, StringComparison.Ordinal, out var rest)
            ? ByPath(http.Request, rest.Value ?? "", worlds)
            : worlds.Root;
    }

    private static MockOrg? ByPath(HttpRequest request, string rest, WorldRegistry worlds)
    {
        var end = rest.IndexOf('/', 1 <= rest.Length ? 1 : 0);
        var id = end < 0 ? rest.TrimStart('/') : rest[1..end];
        if (worlds.Find(id) is not { ByHostName: false } world)
        {
            return null;
        }

        request.PathBase = request.PathBase.Add(world.Org.BasePath);
        request.Path = end < 0 ? "/" : rest[end..];
        return world.Org;
    }

    private static string HostName(this MockOrg org) => new Uri(org.Origin).Host;
}
