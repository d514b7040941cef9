using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using RazorOkta.FrontendHost.Discover;
using RazorOkta.FrontendHost.Serve;

namespace RazorOkta.FrontendHost;

/// <summary>One of the installed front-ends, to choose from.</summary>
/// <param name="Name">Of its package.</param>
/// <param name="Title">Its name, for people.</param>
/// <param name="Version">Of its package.</param>
public sealed record FrontendChoice(string Name, string Title, string Version);

/// <summary>
/// All installed front-ends side by side: each browser has the one that it has chosen, or else the server's. Each is built when it is first chosen,
/// once for all who ask. What npm installs, or replaces by another version, while the server runs is there with the next look.
/// </summary>
public sealed class FrontendChannels
{
    // Says which one a browser has chosen. Nothing depends on it but what is drawn, and who makes state and nonce. Over https the prefix keeps sister hosts
    // from choosing (RFC 6265bis 4.1.3.2).
    private const string PlainCookie = "razorokta-frontend";
    private const string SecureCookie = "__Host-" + PlainCookie;

    // Most are published already; whoever waits for a build is told so.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    // Anybody may choose, and a build costs much more than asking for it.
    private static readonly TimeSpan TriedAgainAfter = TimeSpan.FromSeconds(10);

    private readonly FrontendHostOptions _options;
    private readonly FrontendDiscovery _discovery;
    private readonly FrontendPipeline _pipeline;
    private readonly FrontendDevServer? _devServer;
    private readonly TimeProvider _clock;
    private readonly ILogger<FrontendChannels> _log;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Making> _made = new(StringComparer.Ordinal);
    private volatile FrontendChannel _default;

    internal FrontendChannels(FrontendHostOptions options, FrontendDiscovery discovery, FrontendPipeline pipeline, FrontendDevServer? devServer, TimeProvider clock, ILogger<FrontendChannels> log)
    {
        (_options, _discovery, _pipeline, _devServer, _clock, _log) = (options, discovery, pipeline, devServer, clock, log);
        _default = FrontendChannel.Missing(new FrontendProblem("The server is starting.", "Try again in a moment."));
    }

    /// <summary>The server's own choice, for who has made none.</summary>
    public FrontendChannel Default => _default;

    /// <summary>What this browser sees.</summary>
    public FrontendChannel Of(HttpContext http) => Chosen(http.Request) is { } name && Ready(name) is { IsAvailable: true } chosen ? chosen : Default;

    /// <summary>
    /// What is installed now, in the order of the root <c>package.json</c>; empty with a development server, and where the file cannot be read. Another
    /// version of the server's own choice, or the first that it can have, is made ready in the background, and served from the next look on.
    /// </summary>
    public IReadOnlyList<FrontendChoice> Look()
    {
        var installed = Installed();
        var own = Default.IsAvailable ? installed.FirstOrDefault(one => one.Name == Default.Published?.Name) : _discovery.Choose(installed).Frontend;
        if (own is not null)
        {
            lock (_gate)
            {
                if (!_made.TryGetValue(own.Name, out var made) || made.Version != own.Version)
                {
                    Make(own);
                }
                else
                {
                    _default = made.Ready ?? _default;
                }
            }
        }

        return [.. installed.Select(one => new FrontendChoice(one.Name, one.Title, one.Version))];
    }

    /// <summary>
    /// Makes a choice ready that was made before this server started. It is published already, as a rule, so a page waits for it, and not for long.
    /// A development server is asked what its page loads now.
    /// </summary>
    public async Task RestoreAsync(HttpContext http)
    {
        if (_devServer is not null)
        {
            _default = await _devServer.LookAsync(http.RequestAborted);
            return;
        }

        if (Chosen(http.Request) is { } name && Ready(name) is null && Prepare(name) is { } prepared)
        {
            await IsReadySoonAsync(prepared);
        }
    }

    /// <returns>Whether it has ended before a page should be shown that says so.</returns>
    public async Task<bool> IsReadySoonAsync(Task<FrontendChannel> prepared) => await Task.WhenAny(prepared, Task.Delay(Patience, _clock)) == prepared;

    /// <summary>Begins to make a front-end ready, or joins whoever has begun.</summary>
    /// <returns>Ends when it is ready, or when its problem is known; <c>null</c>: none of this name is installed.</returns>
    public Task<FrontendChannel>? Prepare(string name)
    {
        if (Installed().FirstOrDefault(one => one.Name == name) is not { } installed)
        {
            return null;
        }

        lock (_gate)
        {
            return _made.TryGetValue(name, out var made) && made.Version == installed.Version && !MayBeMended(made) ? made.Task : Make(installed);
        }
    }

    /// <summary>From now on this browser sees that front-end.</summary>
    public static void Choose(HttpResponse response, string name) => response.Cookies.Append(CookieFor(response.HttpContext.Request), name, new CookieOptions
    {
        Path = "/", HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = response.HttpContext.Request.IsHttps, MaxAge = TimeSpan.FromDays(365), IsEssential = true,
    });

    private static string? Chosen(HttpRequest request) => RequestCookies.Single(request, CookieFor(request));

    private static string CookieFor(HttpRequest request) => request.IsHttps ? SecureCookie : PlainCookie;

    /// <summary>Makes the server's own choice ready, so that nobody meets a half-made front-end.</summary>
    internal async Task StartAsync(CancellationToken cancellation)
    {
        if (_devServer is not null)
        {
            _default = await _devServer.LookAsync(cancellation);
            _log.FromDevServer(_options.DevServer!);
            return;
        }

        var (installed, missing) = _discovery.Find();
        _default = installed is null ? _pipeline.Miss(missing!) : await RunAsync(installed, cancellation);
        if (installed is not null)
        {
            lock (_gate)
            {
                _made[installed.Name] = new Making(installed.Version, Task.FromResult(_default), null);
            }
        }
    }

    /// <summary>The file of one build, whoever has chosen it: pages that are open already still need theirs.</summary>
    internal Asset? FindOfBuild(string folder, string path) =>
        Served().FirstOrDefault(channel => channel.Published?.FolderName == folder)?.Assets?.Find(path);

    private IReadOnlyList<FrontendChannel> Served()
    {
        lock (_gate)
        {
            return [Default, .. _made.Values.SelectMany(made => new[] { made.Ready, made.Before }).OfType<FrontendChannel>()];
        }
    }

    private FrontendChannel? Ready(string name)
    {
        lock (_gate)
        {
            return _made.GetValueOrDefault(name)?.Newest;
        }
    }

    private Task<FrontendChannel> Make(InstalledFrontend installed)
    {
        var made = new Making(installed.Version, Task.Run(() => RunAsync(installed, CancellationToken.None)), _made.GetValueOrDefault(installed.Name)?.Newest);
        _made[installed.Name] = made;
        return made.Task;
    }

    private async Task<FrontendChannel> RunAsync(InstalledFrontend installed, CancellationToken cancellation) =>
        await _pipeline.RunAsync(installed, cancellation) with { MadeAt = _clock.GetUtcNow() };

    /// <summary>Whether it has failed, long enough ago for somebody to have done something about it. What is good is not made again.</summary>
    private bool MayBeMended(Making made) => made.Task switch
    {
        { IsCompleted: false } => false,
        { IsCompletedSuccessfully: true, Result: var channel } => channel.Problem is not null && _clock.GetUtcNow() - channel.MadeAt >= TriedAgainAfter,
        _ => true,
    };

    private IReadOnlyList<InstalledFrontend> Installed()
    {
        try
        {
            return _options.DevServer is null ? _discovery.FindAll() : [];
        }
        catch (FrontendManifestException)
        {
            return []; // npm may be writing it this very moment
        }
    }

    private sealed record Making(string Version, Task<FrontendChannel> Task, FrontendChannel? Before)
    {
        public FrontendChannel? Ready => Task.IsCompletedSuccessfully ? Task.Result : null;

        /// <summary>While another version is being made, the one before it.</summary>
        public FrontendChannel? Newest => Ready ?? Before;
    }
}
