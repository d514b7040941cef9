using RazorOkta.FrontendHost.Discover;
using RazorOkta.FrontendHost.Publish;
using RazorOkta.FrontendHost.Serve;

namespace RazorOkta.FrontendHost;

/// <summary>One front-end as it is served now, or why it is not. Never changes: what becomes of a new build is another one.</summary>
public sealed record FrontendChannel
{
    /// <summary>What is served; <c>null</c> when nothing is.</summary>
    public PublishedFrontend? Published { get; private init; }

    /// <summary>Why nothing, or only something older, is served; <c>null</c> when all is well.</summary>
    public FrontendProblem? Problem { get; private init; }

    /// <summary>The development server that answers for its files instead; <c>null</c> in the usual case.</summary>
    public Uri? DevServer { get; private init; }

    /// <summary>Name of its package; <c>null</c> where nothing is served, or a development server that no installed package belongs to.</summary>
    public string? Name => Published?.Name ?? Developed?.Name;

    /// <summary>Version of its package; <c>null</c> as the name is.</summary>
    public string? Version => Published?.Version ?? Developed?.Version;

    /// <summary>Whether a page can expect its files.</summary>
    public bool IsAvailable => Published is not null || DevServer is not null;

    /// <summary>Whether pages may forbid <c>eval</c>: the front-end has promised to work without.</summary>
    public bool WorksWithStrictCsp => Published?.WorksWithStrictCsp ?? Developed?.WorksWithStrictCsp ?? false;

    /// <summary>Whether logins are the server's to start: the front-end makes no state and nonce of its own. So does none that is not there.</summary>
    public bool LeavesLoginToServer => Published?.LeavesLoginToServer ?? Developed?.LeavesLoginToServer ?? DevServer is null;

    /// <summary>What a page of contract 2 loads; <c>null</c>: contract 1 is served.</summary>
    public FrontendPage? Page => Published?.Page ?? DevelopedPage;

    /// <summary>Where the files of contract 2 are served, with a slash at the end.</summary>
    public string? BasePath => Published?.BasePath ?? (DevelopedPage is null ? null : FrontendDevServer.BasePath);

    internal AssetIndex? Assets { get; private init; }

    /// <summary>When it was ready, or known to fail.</summary>
    internal DateTimeOffset MadeAt { get; init; }

    private InstalledFrontend? Developed { get; init; }

    private FrontendPage? DevelopedPage { get; init; }

    internal static FrontendChannel Serving(PublishedFrontend published, AssetIndex assets, FrontendProblem? problem) =>
        new() { Published = published, Assets = assets, Problem = problem };

    internal static FrontendChannel Missing(FrontendProblem problem) => new() { Problem = problem };

    /// <param name="devServer">Whose files are served.</param>
    /// <param name="developed">The package that it belongs to, where that is known.</param>
    /// <param name="page">What a page loads; <c>null</c> for contract 1.</param>
    internal static FrontendChannel Proxied(Uri devServer, InstalledFrontend? developed, FrontendPage? page) =>
        new() { DevServer = devServer, Developed = developed, DevelopedPage = page };
}
