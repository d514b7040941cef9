using RazorOkta.FrontendHost.Publish;
using RazorOkta.FrontendHost.Serve;

namespace RazorOkta.FrontendHost;

/// <summary>The front-end that is served now, and what is wrong with it or with its absence. Read by pages, set by <see cref="FrontendStartup"/>.</summary>
public sealed class CurrentFrontend
{
    private volatile State _state = new(null, null, null, null);

    /// <summary>What is served; <c>null</c> when nothing is.</summary>
    public PublishedFrontend? Published => _state.Published;

    /// <summary>Why nothing, or only something older, is served; <c>null</c> when all is well.</summary>
    public FrontendProblem? Problem => _state.Problem;

    /// <summary>The development server that answers for <c>/assets</c> instead; <c>null</c> in the usual case.</summary>
    public Uri? DevServer => _state.DevServer;

    /// <summary>Whether a page can expect <c>/assets/bundle.js</c>.</summary>
    public bool IsAvailable => _state is { Published: not null } or { DevServer: not null };

    /// <summary>Whether pages may forbid <c>eval</c>: the front-end has promised to work without.</summary>
    public bool WorksWithStrictCsp => _state.Published?.WorksWithStrictCsp ?? false;

    /// <summary>Whether logins are the server's to start: the front-end makes no state and nonce of its own.</summary>
    public bool LeavesLoginToServer => _state.Published?.LeavesLoginToServer ?? false;

    /// <summary>What a page of contract 2 loads; <c>null</c>: contract 1 is served.</summary>
    public FrontendPage? Page => _state.Published?.Page;

    internal AssetIndex? Assets => _state.Assets;

    internal void Serve(PublishedFrontend published, AssetIndex assets, FrontendProblem? problem) =>
        _state = new State(published, assets, problem, null);

    internal void Miss(FrontendProblem problem) => _state = new State(null, null, problem, null);

    internal void Proxy(Uri devServer) => _state = new State(null, null, null, devServer);

    // One reference, so that a reader never sees half a change.
    private sealed record State(PublishedFrontend? Published, AssetIndex? Assets, FrontendProblem? Problem, Uri? DevServer);
}
