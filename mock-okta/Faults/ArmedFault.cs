using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Oidc;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Faults;

/// <summary>A fault that is on: for whom, where, and how often.</summary>
internal sealed class ArmedFault(FaultName name, MockOrg org)
{
    /// <summary>Requests for metadata and keys say neither client nor login. A fault that is limited to one of these meets them for so long after its last exchange.</summary>
    private static readonly TimeSpan Around = TimeSpan.FromMinutes(1);

    private readonly Lock _counting = new();
    private int _counted;
    private DateTimeOffset _lastMet = DateTimeOffset.MinValue;

    public string Handle { get; } = OktaId.New("flt");

    public FaultName Name => name;

    /// <summary>Where it came from: control, user, client or issuer.</summary>
    public required string By { get; init; }

    /// <summary>The later armed wins.</summary>
    public required long Order { get; init; }

    public string? Client { get; init; }

    /// <summary>The <c>state</c> of the only login that it is for.</summary>
    public string? State { get; init; }

    /// <summary>The only grant that it is for.</summary>
    public AuthorizationGrant? Grant { get; init; }

    public int? Skip { get; init; }

    public int? Times { get; init; }

    public DateTimeOffset ArmedAt { get; } = org.Clock.GetUtcNow();

    /// <summary>Exchanges that it could have changed, of those that count.</summary>
    public int Met { get; private set; }

    /// <summary>Exchanges that it has changed.</summary>
    public int Applied { get; private set; }

    /// <summary>Exchanges that it could have changed and that still stay healthy first.</summary>
    public int SkipsLeft => Math.Max(0, ToSkip - Met);

    /// <summary>Exchanges that it still changes; null for ever more. When there are none left it does nothing any more.</summary>
    public int? TimesLeft => Limit - _counted;

    public FaultMemory Memory { get; init; } = new();

    public IReadOnlyList<Mutation> Mutations => name.Variant.Mutations;

    /// <summary>The endpoint that its transport lines are about.</summary>
    public string Aim => name.Aim;

    private FaultConditions Conditions => name.Variant.Conditions;

    private int ToSkip => Skip ?? Conditions.Skip;

    private int? Limit => Times ?? Conditions.Times;

    /// <summary>Counts the exchange when it is one of those that are counted.</summary>
    public bool TryTake(Exchange exchange) =>
        Means(exchange) && Concerns(exchange) && !IsOver() && (!Conditions.OnlyUsedTokens || Memory.HasSeen($"{exchange.Bearer}"))
        && Count(IsCountedAt(exchange));

    /// <summary>The same for what tells a client of a logout, which belongs to a client and a user.</summary>
    public bool TryTakeForLogout(LogoutNews news) =>
        Mutations.Any(mutation => mutation.Stage == news.Stage)
        && (Conditions.Begun is not { } begun || news.BegunBy is null || begun == news.BegunBy)
        && (Client is null || Client == news.ClientId) && State is null && (Grant is null || Grant.User.Id == news.Subject)
        && Count(counts: true);

    private bool Count(bool counts)
    {
        lock (_counting)
        {
            var due = Met >= ToSkip && (!counts || Limit is not { } limit || _counted < limit);
            Met += counts ? 1 : 0;
            _counted += counts && due ? 1 : 0;
            Applied += due ? 1 : 0;
            return due;
        }
    }

    /// <summary>It was taken for an exchange that had nothing in it to change, such as a refused token request.</summary>
    public void PutBack(Exchange exchange) => PutBack(IsCountedAt(exchange));

    public void PutBackForLogout() => PutBack(counted: true);

    private void PutBack(bool counted)
    {
        lock (_counting)
        {
            Applied--;
            if (counted)
            {
                Met--;
                _counted--;
            }
        }
    }

    private bool IsOver() => Conditions.First is { } first && org.Clock.GetUtcNow() - ArmedAt >= first;

    /// <summary>A bundle that also changes metadata or keys is counted by its token answers; the rest belongs to them.</summary>
    private bool IsCountedAt(Exchange exchange) =>
        exchange.Endpoint is not (Endpoints.Discovery or Endpoints.Jwks) || Mutations.All(mutation => mutation.Stage is "discovery" or "jwks" or "when" or "http");

    private bool Means(Exchange exchange)
    {
        if (exchange.Endpoint is Endpoints.Discovery or Endpoints.Jwks)
        {
            return MeansAnonymous(exchange.Client);
        }

        var meant = (Client is null || Client == exchange.Client?.ClientId)
            && (State is null || State == (exchange.State ?? exchange.Grant?.State))
            && (Grant is null || ReferenceEquals(Grant, exchange.Grant) || IsItsLogout(exchange));
        if (meant)
        {
            _lastMet = org.Clock.GetUtcNow();
        }

        return meant;
    }

    private bool IsItsLogout(Exchange exchange) => exchange.SignedOut == Grant?.User.Id && exchange.Client?.ClientId == Grant?.Client.ClientId;

    private bool MeansAnonymous(OidcClient? asking)
    {
        if (Client is not null && asking is not null)
        {
            return Client == asking.ClientId;
        }

        var isTheOnlyClient = Client is null || (org.Apps is [var only] && only.ClientId == Client);
        return (isTheOnlyClient && State is null && Grant is null) || org.Clock.GetUtcNow() - _lastMet < Around;
    }

    private bool Concerns(Exchange exchange) =>
        (exchange.Endpoint is not (Endpoints.Token or Endpoints.Authorize) || Conditions.MeansGrant(exchange.GrantType))
        && Mutations.Any(mutation => Concerns(mutation, exchange));

    private bool Concerns(Mutation mutation, Exchange exchange) => (mutation.Stage, exchange.Endpoint) switch
    {
        ("discovery", Endpoints.Discovery) or ("jwks", Endpoints.Jwks) or ("token" or "keys" or "idtoken", Endpoints.Token) => true,
        ("userinfo", Endpoints.UserInfo) or ("endsession", Endpoints.Logout) => true,
        ("authorize", Endpoints.Authorize) => exchange.Outcome is not null,
        ("idtoken", Endpoints.Authorize) => exchange.Outcome?.Fields.Any(field => field.Name == "id_token") == true,
        ("http", Endpoints.Discovery) when mutation.Part is "address" or "certificate" => true,
        ("http", var endpoint) => mutation.Part is not ("address" or "certificate") && (Aim == Endpoints.All || Aim == endpoint),
        ("clock", _) => true,
        _ => false,
    };
}

/// <summary>A client is about to be told of a logout.</summary>
/// <param name="Stage">In which way: logouttoken or frontchannel.</param>
/// <param name="ClientId">Who.</param>
/// <param name="Subject">Whose session has ended, by the user's id; null where it is not said.</param>
/// <param name="BegunBy">client or org; null where it makes no difference.</param>
internal sealed record LogoutNews(string Stage, string ClientId, string? Subject, string? BegunBy = null);
