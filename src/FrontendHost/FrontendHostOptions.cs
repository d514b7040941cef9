namespace RazorOkta.FrontendHost;

/// <summary>Where front-ends are found, built and served from.</summary>
public sealed class FrontendHostOptions
{
    /// <summary>Absolute path of the folder whose <c>package.json</c> names the installed front-ends.</summary>
    public required string Root { get; init; }

    /// <summary>Absolute path of the folder that keeps published front-ends; ours alone. The family's <c>server.staticDir</c>.</summary>
    public required string StaticDir { get; init; }

    /// <summary>Absolute path of a folder for half-made builds, on the same volume as <see cref="StaticDir"/> so that publishing is one rename.</summary>
    public required string StagingDir { get; init; }

    /// <summary>Package name of the front-end to serve; <c>null</c> lets discovery choose. The family's <c>server.frontend</c>.</summary>
    public string? Frontend { get; init; }

    /// <summary>A front-end's own development server; when set, its files come from there and nothing is built.</summary>
    public Uri? DevServer { get; init; }

    /// <summary>How long one build may take before it is ended. Default: 10 minutes.</summary>
    public TimeSpan BuildTimeout { get; init; } = TimeSpan.FromMinutes(10);
}
