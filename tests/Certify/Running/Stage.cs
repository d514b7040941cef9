using RazorOkta.Harness;
using RazorOkta.MockOkta;

namespace RazorOkta.Certify.Running;

/// <summary>All that one case has, and shares with no other: a provider, the relying party, a clock, and as many browsers as it wants.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly List<string> _seen = [];
    private readonly List<string> _reasons = [];
    private readonly List<IAsyncDisposable> _own = [];

    private Stage(Case @case, Org org, WebHost web, MovableClock clock, WebHostSettings settings) =>
        (Case, Org, Web, Clock, Settings) = (@case, org, web, clock, settings);

    public Case Case { get; }

    public Org Org { get; }

    public WebHost Web { get; }

    public MovableClock Clock { get; }

    public WebHostSettings Settings { get; }

    public IReadOnlyList<string> Seen => _seen;

    public IReadOnlyList<string> Reasons => _reasons;

    public static async Task<Stage> StartAsync(Case @case, MockOktaServer worlds)
    {
        var setup = @case.Setup;
        var clock = new MovableClock();
        var authority = setup.OrgOverHttps ? new TemporaryFolder() : null;
        var state = setup.KeepsState ? new TemporaryFolder() : null;
        var frontend = setup.FrontendManifest is { } manifest ? InstallFrontend(manifest) : null;
        Org org = null!;
        WebHostSettings made = null!;
        var web = await WebHost.StartAsync(async origin =>
        {
            var definition = setup.Org(Known.Org(origin));
            org = authority is null
                ? Org.World(worlds.CreateWorld(definition))
                : Org.OfItsOwn(await MockOktaServer.StartAsync(new MockOktaSettings
                {
                    Port = 0, Org = definition, Https = HttpsCertificate.OwnAuthority, AuthorityFile = authority["authority.pem"],
                }));
            if (@case.Fault is { } fault)
            {
                org.Arm(fault);
            }

            return made = setup.Web(new WebHostSettings
            {
                OktaUrl = org.Url, Issuer = org.Issuer, Clock = clock, AuthorityFile = authority?["authority.pem"], StateDir = state?.Path, FrontendRoot = frontend?.Path,
            });
        }, setup.Https ? SelfSigned.ForLocalhost : null);
        var stage = new Stage(@case, org, web, clock, made);
        foreach (var folder in new[] { authority, state, frontend }.OfType<TemporaryFolder>())
        {
            stage.Own(new Disposing(folder));
        }

        return stage;
    }

    public Visitor NewVisitor() => NewVisitor(new Browser());

    public Visitor NewVisitor(Browser browser) => new(Org, Web.Origin, browser, Settings.ClientId);

    /// <summary>Ended with the case.</summary>
    public T Own<T>(T thing)
        where T : IAsyncDisposable
    {
        _own.Add(thing);
        return thing;
    }

    /// <summary>Becomes a line of the case's evidence.</summary>
    public void Saw(string what)
    {
        lock (_seen)
        {
            _seen.Add(what);
        }
    }

    /// <summary>The relying party has refused with this reason code.</summary>
    public void Refused(string? reason)
    {
        lock (_seen)
        {
            if (reason is not null && !_reasons.Contains(reason))
            {
                _reasons.Add(reason);
            }
        }
    }

    /// <summary>The relying party is started anew on what it has kept (<see cref="Setup.KeepsState"/>): at another port, behind the same name.</summary>
    public async Task<WebHost> RestartAsync()
    {
        await Web.DisposeAsync();
        return Own(await WebHost.StartAsync(_ => Settings with { RedirectUri = Web.RedirectUri }));
    }

    public async ValueTask DisposeAsync()
    {
        await Web.DisposeAsync();
        await Org.DisposeAsync();
        foreach (var thing in Enumerable.Reverse(_own))
        {
            await thing.DisposeAsync();
        }
    }

    private static TemporaryFolder InstallFrontend(string manifest)
    {
        var folder = new TemporaryFolder();
        Write("package.json", """{"dependencies":{"front":"1.0.0"}}""");
        Write("node_modules/front/package.json", $$"""{"name":"front","version":"1.0.0","razorOkta":{{manifest}}}""");
        Write("node_modules/front/public/frontend.json", """{"entry":"app.js"}""");
        Write("node_modules/front/public/app.js", "export function mount({ rendered }) { rendered(); }");
        return folder;

        void Write(string file, string text)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder[file])!);
            File.WriteAllText(folder[file], text);
        }
    }

    private sealed class Disposing(IDisposable thing) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            thing.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
