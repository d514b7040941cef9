using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Faults.Forging;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Oidc;
using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Sessions;

namespace RazorOkta.MockOkta.Faults;

/// <summary>The faults of one org that are on, and where its requests meet them.</summary>
internal sealed class FaultBook(MockOrg org) : IInterceptor
{
    /// <summary>Above this, somebody arms and never disarms; the oldest go.</summary>
    public const int Capacity = 1_000;

    private static readonly Lock Making = new();

    private readonly Lock _gate = new();
    private readonly List<ArmedFault> _armed = [];
    private readonly ConditionalWeakTable<SignedInUser, object> _usedSignIns = [];
    private readonly ConcurrentDictionary<(string Id, string Variant), FaultMemory> _memoriesOfUsers = new();
    private readonly ConcurrentDictionary<string, string> _twins = new(StringComparer.Ordinal);
    private OrgDefinition? _clientsRead;
    private long _last;

    public FaultIssuers Issuers { get; } = new(org);

    /// <summary>Stands in the metadata of an issuer that is meant to be faulty, so that nobody takes it for a good one.</summary>
    private string? Banner { get; init; }

    public IReadOnlyList<ArmedFault> Armed
    {
        get
        {
            lock (_gate)
            {
                return [.. _armed];
            }
        }
    }

    /// <summary>The org's; it gets one when it has none.</summary>
    public static FaultBook Of(MockOrg org)
    {
        lock (Making)
        {
            var book = org.Interceptor as FaultBook ?? new FaultBook(org);
            org.Interceptor = book;
            return book;
        }
    }

    /// <summary>Null when no fault can be on.</summary>
    public static FaultBook? Existing(MockOrg org) => org.Interceptor as FaultBook;

    /// <summary>Of an org that exists for the sake of one fault.</summary>
    public static FaultBook OfIssuer(MockOrg org, FaultName name)
    {
        var book = new FaultBook(org) { Banner = name.Text };
        book.Arm(_ => new ArmedFault(name, org) { By = "issuer", Order = 0 });
        return book;
    }

    public ArmedFault Arm(Func<long, ArmedFault> make)
    {
        lock (_gate)
        {
            var armed = make(++_last);
            _armed.Add(armed);
            _armed.RemoveRange(0, Math.Max(0, _armed.Count - Capacity));
            return armed;
        }
    }

    /// <summary>Users who exist by their name alone; there can be no more of them than there are names in the catalogue.</summary>
    public void RememberTwin(string id, string login) => _twins[id] = login;

    public string? NameOfTwin(string id) => _twins.GetValueOrDefault(id);

    public bool Disarm(string handle)
    {
        lock (_gate)
        {
            return _armed.RemoveAll(fault => fault.Handle == handle) > 0;
        }
    }

    public void DisarmAll()
    {
        lock (_gate)
        {
            _armed.RemoveAll(fault => fault.By is "control" or "user");
            _memoriesOfUsers.Clear();
        }
    }

    public async Task InterceptAsync(HttpContext http, RequestDelegate endpoint)
    {
        ReadClients();
        if (Endpoints.Of(http.Request.Path) is not { } name)
        {
            await endpoint(http);
            return;
        }

        KeySetPath.Shorten(http.Request, Armed);
        var exchange = await Exchange.ReadAsync(http, name);
        if (exchange.Endpoint == Endpoints.Authorize)
        {
            await AuthorizeAsync(exchange, endpoint); // whose login it is shows in the answer
            return;
        }

        Recognise(exchange);
        var healthy = Banner is not null && name == Endpoints.Discovery ? WithBanner(endpoint) : endpoint;
        await (Choose(exchange) is { } fault ? FaultyExchange.RunAsync(exchange, fault, healthy) : healthy(http));
    }

    private async Task AuthorizeAsync(Exchange exchange, RequestDelegate endpoint)
    {
        var answer = await Answer.CaptureAsync(exchange.Http, endpoint);
        exchange.ReadOutcome();
        Recognise(exchange);
        if (Choose(exchange) is { } fault)
        {
            await FaultyExchange.AlterAsync(exchange, fault, answer);
        }

        await answer.SendAsync();
    }

    private RequestDelegate WithBanner(RequestDelegate endpoint) => async http =>
    {
        var answer = await Answer.CaptureAsync(http, endpoint);
        if (RawObject.Parse(answer.Text) is { } metadata)
        {
            metadata.SetText("mock_okta_fault", Banner!);
            answer.Body = WireText.Bytes(metadata.ToString());
        }

        await answer.SendAsync();
    };

    /// <summary>Clients that are registered with faults have them for as long as they are.</summary>
    private void ReadClients()
    {
        var definition = org.Definition;
        if (ReferenceEquals(definition, _clientsRead))
        {
            return;
        }

        lock (_gate)
        {
            _armed.RemoveAll(fault => fault.By == "client");
            _armed.AddRange(definition.Clients.SelectMany(FaultsOf));
            _clientsRead = definition;
        }
    }

    private IEnumerable<ArmedFault> FaultsOf(OidcClient client)
    {
        foreach (var text in client.Faults)
        {
            if (FaultName.TryParse(text, out var name, out _))
            {
                yield return new ArmedFault(name, org) { By = "client", Order = 0, Client = client.ClientId };
            }
        }
    }

    /// <summary>Of several the one armed last.</summary>
    private ArmedFault? Choose(Exchange exchange) => Armed.OrderByDescending(fault => fault.Order).FirstOrDefault(fault => fault.TryTake(exchange));

    /// <summary>No request tells whose logout it is: the delivery names client and user.</summary>
    public ArmedFault? ChooseForLogout(LogoutNews news)
    {
        ReadClients();
        return Armed.OrderByDescending(fault => fault.Order).FirstOrDefault(fault => fault.TryTakeForLogout(news));
    }

    /// <summary>Was the login made under the name of a fault?</summary>
    private void Recognise(Exchange exchange)
    {
        if (exchange.Grant is { SignedIn: { } signedIn } grant && FaultUsers.FaultOf(signedIn.User) is { } name && _usedSignIns.TryAdd(signedIn, signedIn))
        {
            // Each login arms its own; what brings back something of an earlier one must remember it.
            var memory = _memoriesOfUsers.GetOrAdd((name.Case.Id, name.Variant.Name), _ => new FaultMemory());
            Arm(order => new ArmedFault(name, org) { By = "user", Order = order, Grant = grant, Memory = memory });
        }
    }
}
