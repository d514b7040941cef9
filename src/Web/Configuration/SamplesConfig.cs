using RazorOkta.Web.Oidc;

namespace RazorOkta.Web.Configuration;

/// <summary>A configuration that has passed every rule. Made by <see cref="SamplesConfigFile"/> only.</summary>
internal sealed record SamplesConfig
{
    public required OidcOptions Oidc { get; init; }
    public required ServerOptions Server { get; init; }

    /// <summary>Whether the configured org is the mock: loopback, on the mock's port.</summary>
    public required bool IsMockOrg { get; init; }
}

/// <summary>The web server's own settings.</summary>
internal sealed record ServerOptions
{
    /// <summary>TCP port; 0 only in tests. Default: 3000.</summary>
    public required int Port { get; init; }

    /// <summary>Absolute path of the folder that holds the configuration file and <c>package.json</c>.</summary>
    public required string Root { get; init; }

    /// <summary>Absolute path of the folder for published front-ends. Default: <c>dist</c> below the root.</summary>
    public required string StaticDir { get; init; }

    /// <summary>Absolute path of the folder for sessions, keys and staged builds. Default: <c>.razorokta</c> below the root.</summary>
    public required string StateDir { get; init; }

    /// <summary>Package name of the front-end to serve; <c>null</c>: the installed one.</summary>
    public string? Frontend { get; init; }

    /// <summary>Development server of the front-end; <c>null</c>: the front-end is built and served from disk.</summary>
    public Uri? DevServer { get; init; }
}
