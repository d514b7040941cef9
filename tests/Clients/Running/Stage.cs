using System.Collections.Concurrent;
using RazorOkta.MockOkta;
using RazorOkta.MockOkta.Definition;

namespace RazorOkta.Clients.Running;

/// <summary>All that one row has: an org, a part of the app, and a browser that knows nothing yet.</summary>
internal sealed class Stage(Row row, MockOktaServer worlds, AppHost apps, IPage page) : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _console = new();
    private readonly List<string> _seen = [];
    private readonly List<IAsyncDisposable> _own = [];
    private Org? _org;

    public Row Row => row;

    public IPage Page => page;

    public Org Org => _org ?? throw new InvalidOperationException("The row has not opened its org yet.");

    public bool HasOrg => _org is not null;

    /// <summary>For example <c>http://app.mock.localhost:40124</c>.</summary>
    public string AppOrigin => row.Layout == Layout.OneSite ? $"http://app.mock.localhost:{apps.Port}" : $"http://localhost:{apps.Port}";

    /// <summary>Where the row's part of the app begins, without a trailing slash.</summary>
    public string App => $"{AppOrigin}/{row.Id}";

    public IReadOnlyList<string> Seen => _seen;

    public IReadOnlyCollection<string> Console => _console;

    public void Listen()
    {
        page.Console += (_, message) => _console.Enqueue($"{message.Type}: {message.Text} ({message.Location})");
        page.PageError += (_, error) => _console.Enqueue($"pageerror: {error}");
        page.RequestFailed += (_, request) => _console.Enqueue($"requestfailed: {request.Method} {request.Url}: {request.Failure}");
    }

    public async Task OpenOrgAsync(OrgDefinition definition)
    {
        _org = row.Layout == Layout.OneSite ? Org.World(worlds, definition) : await Org.OfItsOwnAsync(definition);
        _own.Add(_org);
    }

    public void Serve(RequestDelegate handler) => apps.Mount(row.Id, handler);

    /// <summary>Ended with the row.</summary>
    public T Own<T>(T thing)
        where T : IAsyncDisposable
    {
        _own.Add(thing);
        return thing;
    }

    /// <summary>Becomes a line of the row's evidence.</summary>
    public void Saw(string what) => _seen.Add(what);

    public async ValueTask DisposeAsync()
    {
        await page.Context.CloseAsync();
        foreach (var thing in Enumerable.Reverse(_own))
        {
            await thing.DisposeAsync();
        }
    }
}
