using RazorOkta.MockOkta.Control;
using RazorOkta.MockOkta.Errors;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Worlds;

/// <summary>Finds the org that a request is addressed to, by path or by host name. From then on its paths are those of any org.</summary>
internal static class WorldSelector
{
    public static Task SelectAsync(HttpContext http, RequestDelegate next)
    {
        var worlds = http.RequestServices.GetRequiredService<WorldRegistry>();
        if (Named(http.Request, worlds.Root) is not { } named)
        {
            http.Features.Set(worlds.Root);
            return next(http);
        }

        if (worlds.Find(named.Id) is not { } world || world.ByHostName != named.ByHostName)
        {
            http.Features.Set(worlds.Root);
            return NotFound(named).ExecuteAsync(http);
        }

        http.Request.PathBase = http.Request.PathBase.Add(world.Org.BasePath);
        http.Request.Path = named.Path;
        http.Features.Set(world.Org);
        return next(http);
    }

    /// <summary>Null when it is the root's.</summary>
    private static NamedWorld? Named(HttpRequest request, MockOrg root)
    {
        // The name first: to a browser all that has it is one site, so the worlds of the root's name are not for pages of this one.
        if (request.Host.Host is var host && host.EndsWith(WorldRegistry.HostSuffix, StringComparison.OrdinalIgnoreCase) && !host.Equals(root.HostName(), StringComparison.OrdinalIgnoreCase))
        {
            return new NamedWorld(host[..^WorldRegistry.HostSuffix.Length].ToLowerInvariant(), ByHostName: true, request.Path);
        }

        return request.Path.StartsWithSegments(WorldRegistry.PathPrefix, StringComparison.Ordinal, out var rest) ? ByPath(rest.Value ?? "") : null;
    }

    private static NamedWorld ByPath(string rest)
    {
        var end = rest.IndexOf('/', 1 <= rest.Length ? 1 : 0);
        return end < 0 ? new NamedWorld(rest.TrimStart('/'), ByHostName: false, "/") : new NamedWorld(rest[1..end], ByHostName: false, rest[end..]);
    }

    /// <summary>In the words of the place: whoever drives a world that does not exist (any more) is told as by any other control call.</summary>
    private static IResult NotFound(NamedWorld named) => named.Path.StartsWithSegments(OktaRoutes.Control, StringComparison.Ordinal)
        ? ControlError.NotFound($"world '{LogText.Clean(named.Id)}'")
        : OktaError.NotFound("world");

    private static string HostName(this MockOrg org) => new Uri(org.Origin).Host;

    /// <summary>A world that a request names, and what else its path says.</summary>
    private readonly record struct NamedWorld(string Id, bool ByHostName, PathString Path);
}
