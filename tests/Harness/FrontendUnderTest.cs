namespace RazorOkta.Harness;

/// <summary>A front-end package, installed and built once however many tests use it.</summary>
public sealed class FrontendUnderTest
{
    private readonly Lazy<Task> _installed;
    private readonly Lazy<Task> _prepared;
    private readonly string? _unless;

    private FrontendUnderTest(string name, string root, Func<Task> install, string? unless = null)
    {
        (Name, Root, _unless) = (name, root, unless);
        _installed = new Lazy<Task>(install);
        _prepared = new Lazy<Task>(ServeOnceAsync);
    }

    public string Name { get; }

    /// <summary>The folder whose <c>package.json</c> installs it.</summary>
    public string Root { get; }

    /// <summary>Where its files come from while it is developed; <c>null</c>: it is built.</summary>
    public Uri? DevServer { get; private init; }

    /// <summary>Where its output is published, so that it is built once.</summary>
    public string StaticDir { get; private init; } = RepositoryFolder.Artifacts("test-frontends");

    /// <summary>How the last line of its build begins where the machine lacks what it is built with; <c>null</c>: it lacks nothing.</summary>
    public string? Unless => _unless;

    /// <summary>One from this repository, installed by its root <c>package.json</c>.</summary>
    /// <param name="name">Of its package.</param>
    /// <param name="unless">
    /// How the last line of its build begins where the machine lacks what it is built with: then its tests are skipped, and any other failure fails them.
    /// </param>
    public static FrontendUnderTest Shipped(string name, string? unless = null) => new(name, RepositoryFolder.Root, () => Task.CompletedTask, unless);

    /// <summary>One from npm, at the versions of a lock file in <c>tests/E2E/Candidates</c>.</summary>
    public static FrontendUnderTest FromNpm(string name, string candidate) =>
        new(name, RepositoryFolder.Artifacts($"candidates/{candidate}"), () => NpmCandidate.InstallAsync(candidate));

    /// <summary>One that <c>npm run new-frontend</c> has written.</summary>
    public static FrontendUnderTest FromTemplate(string template) => new(NewFrontends.NameFrom(template), NewFrontends.Root, NewFrontends.InstallAsync);

    /// <summary>One that somebody else has installed, and published already or not.</summary>
    /// <param name="name">Of its package.</param>
    /// <param name="root">The folder whose <c>package.json</c> installs it.</param>
    /// <param name="staticDir">Where its output is published.</param>
    public static FrontendUnderTest Installed(string name, string root, string staticDir) => new(name, root, () => Task.CompletedTask) { StaticDir = staticDir };

    /// <summary>One that is being developed, and so is not built.</summary>
    /// <param name="name">Of its package.</param>
    /// <param name="root">The folder whose <c>package.json</c> installs it.</param>
    /// <param name="devServer">Its own development server, which runs already.</param>
    public static FrontendUnderTest Developed(string name, string root, Uri devServer) => new(name, root, () => Task.CompletedTask) { DevServer = devServer };

    /// <summary>One that a test writes itself: its files by path inside the package, <c>package.json</c> among them.</summary>
    public static FrontendUnderTest Written(string name, params (string Path, string Text)[] files)
    {
        var root = RepositoryFolder.Artifacts($"candidates/{name}");
        return new(name, root, async () =>
        {
            await WriteAsync(Path.Combine(root, "package.json"), $$$"""{"dependencies":{"{{{name}}}":"1.0.0"}}""");
            foreach (var (path, text) in files)
            {
                await WriteAsync(Path.Combine(root, "node_modules", name, path), text);
            }
        });

        static Task WriteAsync(string file, string text)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            return File.WriteAllTextAsync(file, text);
        }
    }

    /// <summary>Ends when the front-end can be served without a build.</summary>
    /// <exception cref="CannotBeBuiltHereException">This machine lacks what it is built with.</exception>
    public Task PrepareAsync() => DevServer is null ? _prepared.Value : Task.CompletedTask;

    /// <summary>Ends when it is installed, and can be built.</summary>
    public Task InstallAsync() => _installed.Value;

    private async Task ServeOnceAsync()
    {
        await InstallAsync();
        // The first server builds; all others find what it has published.
        await using var web = await WebHost.StartAsync(_ => new WebHostSettings
        {
            OktaUrl = "http://127.0.0.1:9", Issuer = "http://127.0.0.1:9", FrontendRoot = Root, Frontend = Name, StaticDir = StaticDir,
        });
        if (_unless is not null && web.LastLineOfBuild is { } line && line.StartsWith(_unless, StringComparison.Ordinal))
        {
            throw new CannotBeBuiltHereException(line);
        }

        using var http = new HttpClient();
        var health = await http.GetStringAsync($"{web.Origin}/healthz");
        if (!health.Contains("\"status\":\"ok\"", StringComparison.Ordinal) || health.Contains("problem\":\"", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"The front-end {Name} cannot be served: {health}{Environment.NewLine}{web.Log.Text}");
        }
    }
}

/// <summary>A front-end that this machine cannot build; the message is the build's own sentence.</summary>
public sealed class CannotBeBuiltHereException(string message) : Exception(message);
