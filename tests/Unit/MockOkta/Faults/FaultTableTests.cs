using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using FluentAssertions;
using RazorOkta.MockOkta.Faults;
using Xunit;

namespace RazorOkta.Tests.Unit.MockOkta.Faults;

/// <summary>
/// Every variant of every fault, armed: what it names is wrong on the wire, and nothing else. Each row compares a whole login of a healthy
/// world with the same login of the same world once the fault is on.
/// </summary>
public sealed class FaultTableTests(FaultServer server) : IClassFixture<FaultServer>
{
    /// <summary>Variants that take away or write what the healthy answer already has so.</summary>
    private static readonly string[] Invisible =
    [
        "oidcc-client-test-idtoken-sig-rs256", "fapi2-security-profile-final-client-test-remove-authorization-response-iss",
        "id-token-wrong-typ:absent", "id-token-auth-context:acr-absent", "id-token-nonce-of-other-attempt:nonce", "callback-code-swapped-between-attempts",
    ];

    public static TheoryData<string> OnAnswers()
    {
        var rows = new TheoryData<string>();
        foreach (var name in Names(changes => changes.All(change => !change.StartsWith("http.", StringComparison.Ordinal) && !change.StartsWith("logouttoken.", StringComparison.Ordinal) && !change.StartsWith("frontchannel.", StringComparison.Ordinal))))
        {
            rows.Add(name);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(OnAnswers))]
    public async Task an_armed_fault_changes_what_it_names_and_nothing_else(string name)
    {
        using var world = server.Server.CreateWorld();
        using var login = new FaultyLogin(world.Url);
        var changes = ChangesOf(name);
        var healthy = await WireRecord.OfAsync(login);

        var handle = await ArmAsync(login.Http, world.Url, name);
        var faulty = await WireRecord.OfAsync(login, healthy, warmUp: NeedsWarmUp(changes));

        var differences = faulty.DifferencesFrom(healthy).ToList();
        var allowed = changes.SelectMany(Named).ToHashSet();
        differences.Where(difference => !allowed.Contains(difference) && !allowed.Contains(Stage(difference) + ".*")).Should().BeEmpty($"{name} names {string.Join(", ", allowed)}");
        if (!Invisible.Contains(name))
        {
            differences.Should().NotBeEmpty();
        }

        await ItIsOverOnceDisarmedAsync(login, world.Url, handle, healthy);
    }

    [Theory]
    [MemberData(nameof(OnAnswers))]
    public async Task a_token_whose_signature_is_not_the_point_has_a_good_one(string name)
    {
        var changes = ChangesOf(name);
        if (!changes.Any(change => change.StartsWith("idtoken.", StringComparison.Ordinal)) || changes.Any(TouchesTheSignature))
        {
            return;
        }

        using var world = server.Server.CreateWorld();
        using var login = new FaultyLogin(world.Url);
        await ArmAsync(login.Http, world.Url, name);
        var record = await WireRecord.OfAsync(login);
        Signatures.IsRs256OfAny((await server.HealthyKeysAsync(world)).Json!.Value, record.IdToken).Should().BeTrue();
    }

    private static bool TouchesTheSignature(string change) =>
        change.StartsWith("idtoken.sign", StringComparison.Ordinal) || change.StartsWith("idtoken.raw", StringComparison.Ordinal) || change.StartsWith("keys.", StringComparison.Ordinal);

    /// <summary>Faults that need a first exchange before they show.</summary>
    private static bool NeedsWarmUp(IReadOnlyList<string> changes) =>
        changes.Any(change => change is "when.skip=1" or "when.token=used" || change.EndsWith("=earlier", StringComparison.Ordinal) || change.EndsWith("=swap", StringComparison.Ordinal)
            || change == "token.replay=revoke");

    private static async Task ItIsOverOnceDisarmedAsync(FaultyLogin login, string org, string handle, WireRecord healthy)
    {
        (await login.Http.DeleteAsync($"{org}/_mock/faults/{handle}")).StatusCode.Should().Be(HttpStatusCode.NoContent);
        var after = await WireRecord.OfAsync(login);
        after.DifferencesFrom(healthy).Except(["jwks.raw", "jwks.member.keys", "idtoken.header.kid"]).Should().BeEmpty();
    }

    private static string Stage(string difference) => difference.Split('.')[0];

    /// <summary>The differences that a mutation may make.</summary>
    private static IEnumerable<string> Named(string change)
    {
        var path = change.Split('=')[0];
        var stage = path.Split('.')[0];
        return (stage, path.Split('.').ElementAtOrDefault(1)) switch
        {
            ("jwks", _) => ["jwks.*", "idtoken.signature"],
            ("idtoken", "sign") => ["idtoken.header.alg", "idtoken.header.kid", "idtoken.signature"],
            ("idtoken", "signature") => ["idtoken.signature"],
            ("idtoken", "raw" or "claims" or "replace") => ["idtoken.*", "token.member.id_token"],
            ("idtoken", _) => [path],
            ("keys", _) => ["jwks.*", "idtoken.header.kid", "idtoken.signature"],
            ("authorize", "mode") => ["authorize.*"],
            ("token" or "userinfo" or "discovery", "raw" or "status") => [$"{stage}.*"],
            ("token", "replay") => ["token.*", "userinfo.*"],     // the grant is over
            ("token", "member") when path.EndsWith(".id_token", StringComparison.Ordinal) => [path, "idtoken.*"],
            ("token", "member") when path.EndsWith(".access_token", StringComparison.Ordinal) => [path, "idtoken.claim.at_hash"],
            ("userinfo", "sign" or "signature" or "claim") => ["userinfo.*"],
            ("authorize", "param") when change.EndsWith("=swap", StringComparison.Ordinal) => ["authorize.param.code"],
            ("authorize", "param") when change.EndsWith("=unless-pushed", StringComparison.Ordinal) => ["authorize.*"],
            ("when" or "clock", _) => [],
            _ => [path],
        };
    }

    internal static IReadOnlyList<string> ChangesOf(string name)
    {
        var parts = name.Split(':', 2);
        return FaultCatalogue.Find(parts[0])!.FindVariant(parts.ElementAtOrDefault(1) ?? "")!.Changes;
    }

    internal static IEnumerable<string> Names(Func<string[], bool> which) =>
        from known in FaultCatalogue.All
        where known.NotHere is null
        from variant in known.Variants
        where which(variant.Changes)
        select variant.Name.Length > 0 ? $"{known.Id}:{variant.Name}" : known.Id;

    internal static async Task<string> ArmAsync(HttpClient http, string org, string name, object? more = null)
    {
        using var armed = await http.PostAsJsonAsync($"{org}/_mock/faults", more ?? new { fault = name });
        var body = await armed.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>();
        armed.StatusCode.Should().Be(HttpStatusCode.Created, body.ToString());
        return body.GetProperty("handle").GetString()!;
    }
}

/// <summary>Everything that one login of a strict relying party saw, stage by stage.</summary>
internal sealed class WireRecord
{
    // A longer one is no part of an address: the server hangs up while it is still being sent.
    private const int LongestHint = 6 * 1024;

    private readonly Dictionary<string, WireAnswer> _answers = [];

    public string IdToken { get; private set; } = "";

    public string AccessToken { get; private set; } = "";

    public WireAnswer this[string stage] => _answers[stage];

    /// <param name="login">Who.</param>
    /// <param name="known">A record from before the fault: where the fault leaves no way on, its tokens help.</param>
    /// <param name="warmUp">One login before, unrecorded.</param>
    public static async Task<WireRecord> OfAsync(FaultyLogin login, WireRecord? known = null, bool warmUp = false)
    {
        if (warmUp)
        {
            await OfAsync(login, known);
        }

        var record = new WireRecord();
        record._answers["discovery"] = await login.DiscoveryAsync();
        record._answers["jwks"] = await login.KeysAsync();
        record._answers["authorize"] = await login.AuthorizeAsync();
        await record.RedeemAsync(login);
        var bearer = record.AccessToken.Length > 0 ? record.AccessToken : known?.AccessToken ?? "";
        record._answers["userinfo"] = await login.UserInfoAsync(bearer);
        record._answers["logout"] = await login.LogoutAsync(record.HintFrom(known));
        record._answers["userinfo-again"] = await login.UserInfoAsync(bearer);
        return record;
    }

    public IEnumerable<string> DifferencesFrom(WireRecord healthy)
    {
        foreach (var stage in _answers.Keys.Intersect(healthy._answers.Keys))
        {
            foreach (var difference in WireDifference.Of(NameOf(stage), healthy[stage], this[stage]))
            {
                yield return difference;
            }
        }

        foreach (var difference in OfAuthorize(healthy).Concat(OfTokens(healthy)).Concat(OfLogout(healthy)))
        {
            yield return difference;
        }
    }

    private static string NameOf(string stage) => stage switch { "userinfo-again" => "userinfo", "refresh" or "replay" => "token", _ => stage };

    private async Task RedeemAsync(FaultyLogin login)
    {
        var fields = FaultyLogin.AuthorizeFields(_answers["authorize"]);
        if (!fields.TryGetValue("code", out var code))
        {
            return;
        }

        var answer = _answers["token"] = await login.TokenAsync(code.ToString());
        IdToken = TextOf(answer, "id_token") ?? "";
        AccessToken = TextOf(answer, "access_token") ?? "";
        if (TextOf(answer, "refresh_token") is { } refreshToken)
        {
            var refreshed = _answers["refresh"] = await login.RefreshAsync(refreshToken);
            RefreshedIdToken = TextOf(refreshed, "id_token") ?? "";
            _answers["replay"] = await login.RefreshAsync(refreshToken);
        }
    }

    private string RefreshedIdToken { get; set; } = "";

    /// <summary>Also a token that is forged somehow may be no hint: then that of the healthy login.</summary>
    private string HintFrom(WireRecord? known) => known?.IdToken ?? (IdToken.Length <= LongestHint ? IdToken : "");

    private IEnumerable<string> OfAuthorize(WireRecord healthy)
    {
        if (_answers["authorize"].Headers.GetValueOrDefault("Location")?.Contains('#', StringComparison.Ordinal) != healthy["authorize"].Headers.GetValueOrDefault("Location")?.Contains('#', StringComparison.Ordinal))
        {
            yield return "authorize.mode";
        }

        var (before, after) = (FaultyLogin.AuthorizeFields(healthy["authorize"]), FaultyLogin.AuthorizeFields(_answers["authorize"]));
        foreach (var name in before.Keys.Union(after.Keys))
        {
            if (name == "code" ? before.ContainsKey(name) != after.ContainsKey(name) : before.GetValueOrDefault(name) != after.GetValueOrDefault(name))
            {
                yield return $"authorize.param.{name}";
            }
        }
    }

    private IEnumerable<string> OfTokens(WireRecord healthy)
    {
        var pairs = new[] { (healthy.IdToken, IdToken), (healthy.RefreshedIdToken, RefreshedIdToken) };
        foreach (var (before, after) in pairs.Where(pair => pair.Item1.Length > 0 && pair.Item2.Length > 0))
        {
            foreach (var difference in WireDifference.OfTokens("idtoken", before, after))
            {
                yield return difference;
            }
        }

        if (IdToken.Length > 0 && Signatures.AtHashOf(IdToken) is var hash && hash != Signatures.AtHashFor(AccessToken))
        {
            yield return "idtoken.claim.at_hash";
        }

        if (pairs.Any(pair => pair.Item2.Length > 0 && !Signatures.IsRs256OfAny(_answers["jwks"].Json, pair.Item2)))
        {
            yield return "idtoken.signature";
        }
    }

    private IEnumerable<string> OfLogout(WireRecord healthy)
    {
        var (before, after) = (healthy["logout"].Headers.GetValueOrDefault("Location"), this["logout"].Headers.GetValueOrDefault("Location"));
        if (before != after)
        {
            yield return "endsession.param.state";
        }
    }

    private static string? TextOf(WireAnswer answer, string member) =>
        answer.Json is { } json && json.TryGetProperty(member, out var value) && value.ValueKind == System.Text.Json.JsonValueKind.String ? value.GetString() : null;
}
