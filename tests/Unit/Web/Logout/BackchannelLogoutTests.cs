using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using RazorOkta.Harness;

namespace RazorOkta.Tests.Unit.Web.Logout;

/// <summary>Which logout tokens are believed, and whose sessions they end (OIDC Back-Channel Logout 2.4 to 2.8).</summary>
public sealed class BackchannelLogoutTests
{
    private const int Leeway = 300;

    public static TheoryData<string, string> BadTokens => new()
    {
        { "alg none", "logout-token-malformed" }, // no signature part
        { "alg HS256 with the public key", "logout-token-algorithm" },
        { "alg RS512 by the right key", "logout-token-algorithm" },
        { "crit", "logout-token-critical" },
        { "kid is a number", "logout-token-key-id" },
        { "signed by another key", "logout-token-signature" },
        { "unknown kid", "key-unknown" },
        { "typ JWT", "logout-token-wrong-kind" },
        { "typ at+jwt", "logout-token-wrong-kind" },
        { "typ a number", "logout-token-wrong-kind" },
        { "no typ", "logout-token-wrong-kind" },
        { "iss of another", "logout-token-issuer" },
        { "no iss", "logout-token-issuer" },
        { "aud of another", "logout-token-audience" },
        { "aud us and another", "logout-token-audience" },
        { "no iat", "logout-token-issued-in-future" },
        { "iat ahead", "logout-token-issued-in-future" },
        { "iat old", "logout-token-too-old" },
        { "no exp", "logout-token-expired" },
        { "exp past", "logout-token-expired" },
        { "nbf ahead", "logout-token-not-yet-valid" },
        { "no events", "logout-token-events" },
        { "events of another name", "logout-token-events" },
        { "events a string", "logout-token-events" },
        { "events an array", "logout-token-events" },
        { "the event true", "logout-token-events" },
        { "a nonce", "logout-token-nonce" },
        { "a nonce of null", "logout-token-nonce" },
        { "no jti", "logout-token-token-id" },
        { "jti a number", "logout-token-token-id" },
        { "neither sub nor sid", "logout-token-nobody" },
        { "sub a number", "logout-token-nobody" },
        { "sid a number beside a sub", "logout-token-nobody" },
        { "sub empty", "logout-token-nobody" },
        { "no token at all", "logout-token-malformed" },
    };

    [Fact]
    public async Task a_login_in_its_last_steps_is_not_let_in_after_its_end_and_the_next_one_is()
    {
        await using var world = await LoginWorld.StartAsync();
        Answer? logout = null;
        world.Provider.Metadata = json => json["userinfo_endpoint"] = $"{world.Provider.Issuer}/v1/userinfo";
        world.Provider.Instead["/v1/userinfo"] = async http =>
        {
            logout ??= await world.SendAsync(world.Provider.Make());
            http.Response.StatusCode = 500;
        };

        var answer = await world.ComeBackAsync();

        logout!.Status.Should().Be(HttpStatusCode.OK);
        answer.Reason.Should().Be("ended-meanwhile");
        answer.OpensSession.Should().BeFalse();
        (await world.ComeBackAsync()).OpensSession.Should().BeTrue();
    }

    [Theory, MemberData(nameof(BadTokens))]
    public async Task a_bad_token_ends_no_session(string what, string reason)
    {
        await using var world = await LoginWorld.StartAsync();
        var visitor = await world.SignInAsync();

        var answer = await world.SendAsync(Spoil(world.Provider, what));

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        var error = JsonNode.Parse(answer.Body)!;
        ((string?)error["error"]).Should().Be("invalid_request");
        ((string?)error["error_description"]).Should().Be(reason);
        answer.Response.Headers.CacheControl!.NoStore.Should().BeTrue();
        answer.SetCookies.Should().BeEmpty();
        world.Web.Log.Lines.Where(line => line.Contains(reason, StringComparison.Ordinal)).Should().ContainSingle();
        (await visitor.IsSignedInAsync()).Should().BeTrue();
    }

    public static TheoryData<string> GoodTokens =>
    [
        "as it is", "aud an array of one", "typ in other letters", "typ in full", "iat just inside", "exp just inside", "an unknown claim", "an event beside it",
    ];

    [Theory, MemberData(nameof(GoodTokens))]
    public async Task a_token_that_keeps_the_rules_ends_the_session_at_once(string what)
    {
        await using var world = await LoginWorld.StartAsync();
        var visitor = await world.SignInAsync();

        var answer = await world.SendAsync(Bend(world.Provider, what));

        answer.Status.Should().Be(HttpStatusCode.OK);
        answer.Response.Headers.CacheControl!.NoStore.Should().BeTrue();
        answer.Location.Should().BeNull();
        (await visitor.IsSignedInAsync()).Should().BeFalse();
        world.Web.Log.Text.Should().Contain("Back-channel logout: 1 sessions of 00uJohn ended");
    }

    [Theory]
    [InlineData("sub", false, false, true)]
    [InlineData("sid", false, true, true)]
    [InlineData("sub and sid", false, true, true)]
    [InlineData("sid of nobody", true, true, true)]
    [InlineData("sid of another user", true, true, true)]
    [InlineData("sub of nobody", true, true, true)]
    public async Task only_those_end_that_are_meant(string who, bool first, bool second, bool other)
    {
        await using var world = await LoginWorld.StartAsync();
        world.Provider.NameSession("_First_");
        var john = await world.SignInAsync();
        world.Provider.NameSession("_Second_");
        var johnElsewhere = await world.SignInAsync();
        world.Provider.NameSession("_Other_", "00uGeorge");
        var george = await world.SignInAsync();

        var answer = await world.SendAsync(world.Provider.Make(claims =>
        {
            (string? sub, string? sid) = who switch
            {
                "sub" => ("00uJohn", null),
                "sid" => (null, "_First_"),
                "sub and sid" => ("00uJohn", "_First_"),
                "sid of nobody" => (null, "_Nobody_"),
                "sid of another user" => ("00uGeorge", "_First_"),
                _ => ("00uNobody", (string?)null),
            };
            claims.Remove("sub");
            foreach (var (name, value) in new[] { ("sub", sub), ("sid", sid) })
            {
                if (value is not null)
                {
                    claims[name] = value;
                }
            }
        }));

        answer.Status.Should().Be(HttpStatusCode.OK, "an unknown session may have ended here before");
        (await john.IsSignedInAsync()).Should().Be(first);
        (await johnElsewhere.IsSignedInAsync()).Should().Be(second);
        (await george.IsSignedInAsync()).Should().Be(other);
    }

    [Fact]
    public async Task two_browsers_in_one_session_of_the_provider_both_end()
    {
        await using var world = await LoginWorld.StartAsync();
        world.Provider.NameSession("_Shared_");
        var (older, newer) = (await world.SignInAsync(), await world.SignInAsync());

        await world.SendAsync(world.Provider.Make(claims =>
        {
            claims.Remove("sub");
            claims["sid"] = "_Shared_";
        }));

        (await older.IsSignedInAsync()).Should().BeFalse();
        (await newer.IsSignedInAsync()).Should().BeFalse();
    }

    [Fact]
    public async Task a_token_counts_once()
    {
        await using var world = await LoginWorld.StartAsync();
        await world.SignInAsync();
        var token = world.Provider.Make();
        (await world.SendAsync(token)).Status.Should().Be(HttpStatusCode.OK);
        var again = await world.SignInAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => world.SendAsync(token)));

        answers.Should().OnlyContain(answer => answer.Status == HttpStatusCode.BadRequest && answer.Body.Contains("logout-token-replayed"));
        (await again.IsSignedInAsync()).Should().BeTrue();
    }

    [Fact]
    public async Task a_token_counts_once_across_a_restart_as_well()
    {
        using var state = new TemporaryFolder();
        await using var provider = await StubProvider.StartAsync();
        var (first, second) = (provider.Make(), provider.Make());

        (await SendAsync(first)).Should().Be(HttpStatusCode.OK);
        File.AppendAllText(state["logout-tokens"], "half a li"); // a crash
        (await SendAsync(first, second)).Should().Be(HttpStatusCode.OK, "the last one is new");
        (await SendAsync(first)).Should().Be(HttpStatusCode.BadRequest);
        (await SendAsync(second)).Should().Be(HttpStatusCode.BadRequest);
        File.ReadAllText(state["logout-tokens"]).Should().NotContain(first);

        // Each time another server.
        async Task<HttpStatusCode> SendAsync(params string[] tokens)
        {
            await using var web = await WebHost.StartAsync(_ => new WebHostSettings { OktaUrl = provider.Url, Issuer = provider.Issuer, StateDir = state.Path });
            var status = default(HttpStatusCode);
            foreach (var token in tokens)
            {
                status = (await new Visitor(web.Origin).PostAsync(LogoutTokens.Path, ("logout_token", token))).Status;
            }

            return status;
        }
    }

    [Fact]
    public async Task a_token_that_could_not_be_checked_is_not_used_up()
    {
        await using var world = await LoginWorld.StartAsync();
        var token = world.Provider.Make();
        world.Provider.Instead["/v1/keys"] = http => Fail(http, 503);

        (await world.SendAsync(token)).Status.Should().Be(HttpStatusCode.BadRequest);
        world.Provider.Instead.Clear();
        (await world.SendAsync(token)).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task a_type_may_be_left_out_where_the_configuration_says_so()
    {
        await using var world = await LoginWorld.StartAsync(settings => settings with { LogoutTokenType = "optional" });
        var visitor = await world.SignInAsync();

        (await world.SendAsync(world.Provider.Make(changeHeader: header => header["typ"] = "JWT"))).Status.Should().Be(HttpStatusCode.BadRequest);
        (await world.SendAsync(world.Provider.Make(changeHeader: header => header.Remove("typ")))).Status.Should().Be(HttpStatusCode.OK);
        (await visitor.IsSignedInAsync()).Should().BeFalse();
    }

    [Theory]
    [InlineData("id_token"), InlineData("access token")]
    public async Task a_token_of_another_kind_ends_nothing(string kind)
    {
        await using var world = await LoginWorld.StartAsync();
        var idToken = "";
        world.Provider.IdToken = token => idToken = token;
        var visitor = await world.SignInAsync();

        (await world.SendAsync(kind == "id_token" ? idToken : "_AccessToken_")).Status.Should().Be(HttpStatusCode.BadRequest);

        (await visitor.IsSignedInAsync()).Should().BeTrue();
    }

    [Theory]
    [InlineData("GET", null, "", 405)]
    [InlineData("PUT", "application/x-www-form-urlencoded", "logout_token={0}", 405)]
    [InlineData("POST", null, "", 415)]
    [InlineData("POST", "application/json", "{{\"logout_token\":\"{0}\"}}", 415)]
    [InlineData("POST", "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"logout_token\"\r\n\r\n{0}\r\n--x--\r\n", 415)]
    [InlineData("POST", "application/x-www-form-urlencoded", "", 400)]
    [InlineData("POST", "application/x-www-form-urlencoded", "logout_token=", 400)]
    [InlineData("POST", "application/x-www-form-urlencoded", "other={0}", 400)]
    [InlineData("POST", "application/x-www-form-urlencoded", "logout_token={0}&logout_token={0}", 400)]
    public async Task a_request_of_another_shape_is_refused(string method, string? type, string body, int status)
    {
        await using var world = await LoginWorld.StartAsync();
        var visitor = await world.SignInAsync();
        var token = world.Provider.Make();
        using var content = type is null ? null : new ByteArrayContent(Encoding.ASCII.GetBytes(string.Format(System.Globalization.CultureInfo.InvariantCulture, body, token)));
        content?.Headers.TryAddWithoutValidation("Content-Type", type);

        var answer = await world.NewVisitor().SendAsync(new HttpMethod(method), $"{LogoutTokens.Path}?logout_token={token}", content);

        ((int)answer.Status).Should().Be(status);
        (await visitor.IsSignedInAsync()).Should().BeTrue();
    }

    [Fact]
    public async Task a_huge_body_is_refused()
    {
        await using var world = await LoginWorld.StartAsync();

        (await world.SendAsync(new string('a', 100_000))).Status.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        (await world.NewVisitor().PostAsync(LogoutTokens.Path, [.. Enumerable.Range(0, 2000).Select(i => ($"f{i}", "v"))])).Status.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task another_field_says_nothing()
    {
        await using var world = await LoginWorld.StartAsync();
        var visitor = await world.SignInAsync();

        (await visitor.PostAsync(LogoutTokens.Path, ("x_unheard_of", "7"), ("logout_token", world.Provider.Make()))).Status.Should().Be(HttpStatusCode.OK);

        (await visitor.IsSignedInAsync()).Should().BeFalse();
    }

    [Fact]
    public async Task a_thousand_bad_signatures_cost_the_provider_next_to_nothing()
    {
        await using var world = await LoginWorld.StartAsync();
        var visitor = await world.SignInAsync();
        var before = world.Provider.Requests.Count;
        var stranger = SigningKey.Create("kid-1");
        string[] tokens =
        [
            .. Enumerable.Range(0, 950).Select(_ => world.Provider.Make(key: stranger)),
            .. Enumerable.Range(0, 50).Select(i => world.Provider.Make(changeHeader: header => header["kid"] = $"unknown-{i}", key: stranger)),
        ];

        foreach (var some in tokens.Chunk(50))
        {
            (await Task.WhenAll(some.Select(world.SendAsync))).Should().OnlyContain(answer => answer.Status == HttpStatusCode.BadRequest);
        }

        (world.Provider.Requests.Count - before).Should().BeLessThan(15);
        world.Web.Log.Lines.Count(line => line.Contains("Back-channel logout refused", StringComparison.Ordinal)).Should().BeLessThan(500);
        (await visitor.IsSignedInAsync()).Should().BeTrue();
    }

    private static Task Fail(Microsoft.AspNetCore.Http.HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static string Spoil(StubProvider provider, string what)
    {
        var now = provider.Now.ToUnixTimeSeconds();
        return what switch
        {
            "alg none" => provider.Make(changeHeader: header => header["alg"] = "none"),
            "alg HS256 with the public key" => provider.Make(changeHeader: header => header["alg"] = "HS256"),
            "alg RS512 by the right key" => provider.Make(changeHeader: header => header["alg"] = "RS512"),
            "crit" => provider.Make(changeHeader: header => header["crit"] = new JsonArray("exp")),
            "kid is a number" => provider.Make(changeHeader: header => header["kid"] = 1),
            "signed by another key" => provider.Make(key: SigningKey.Create("kid-1")),
            "unknown kid" => provider.Make(key: SigningKey.Create("kid-2")),
            "typ JWT" => provider.Make(changeHeader: header => header["typ"] = "JWT"),
            "typ at+jwt" => provider.Make(changeHeader: header => header["typ"] = "at+jwt"),
            "typ a number" => provider.Make(changeHeader: header => header["typ"] = 1),
            "no typ" => provider.Make(changeHeader: header => header.Remove("typ")),
            "iss of another" => provider.Make(claims => claims["iss"] = "https://other.example"),
            "no iss" => provider.Make(claims => claims.Remove("iss")),
            "aud of another" => provider.Make(claims => claims["aud"] = "other"),
            "aud us and another" => provider.Make(claims => claims["aud"] = new JsonArray(Harness.Known.ClientId, "other")),
            "no iat" => provider.Make(claims => claims.Remove("iat")),
            "iat ahead" => provider.Make(claims => claims["iat"] = now + Leeway + 60),
            "iat old" => provider.Make(claims => claims["iat"] = now - 300 - Leeway - 60),
            "no exp" => provider.Make(claims => claims.Remove("exp")),
            "exp past" => provider.Make(claims => claims["exp"] = now - Leeway - 60),
            "nbf ahead" => provider.Make(claims => claims["nbf"] = now + Leeway + 60),
            "no events" => provider.Make(claims => claims.Remove("events")),
            "events of another name" => provider.Make(claims => claims["events"] = new JsonObject { ["http://schemas.openid.net/event/backchannel-foo"] = new JsonObject() }),
            "events a string" => provider.Make(claims => claims["events"] = LogoutTokens.Event),
            "events an array" => provider.Make(claims => claims["events"] = new JsonArray(LogoutTokens.Event)),
            "the event true" => provider.Make(claims => claims["events"] = new JsonObject { [LogoutTokens.Event] = true }),
            "a nonce" => provider.Make(claims => claims["nonce"] = "_Nonce_"),
            "a nonce of null" => provider.Make(claims => claims["nonce"] = null),
            "no jti" => provider.Make(claims => claims.Remove("jti")),
            "jti a number" => provider.Make(claims => claims["jti"] = 1),
            "neither sub nor sid" => provider.Make(claims => claims.Remove("sub")),
            "sub a number" => provider.Make(claims => claims["sub"] = 1),
            "sid a number beside a sub" => provider.Make(claims => claims["sid"] = 1),
            "sub empty" => provider.Make(claims => claims["sub"] = ""),
            "no token at all" => "nodots",
            _ => throw new ArgumentOutOfRangeException(nameof(what), what, null),
        };
    }

    private static string Bend(StubProvider provider, string what)
    {
        var now = provider.Now.ToUnixTimeSeconds();
        return what switch
        {
            "as it is" => provider.Make(),
            "aud an array of one" => provider.Make(claims => claims["aud"] = new JsonArray(Harness.Known.ClientId)),
            "typ in other letters" => provider.Make(changeHeader: header => header["typ"] = "Logout+JWT"),
            "typ in full" => provider.Make(changeHeader: header => header["typ"] = "application/logout+jwt"),
            "iat just inside" => provider.Make(claims => claims["iat"] = now - 300 - Leeway + 60),
            "exp just inside" => provider.Make(claims => claims["exp"] = now - Leeway + 60),
            "an unknown claim" => provider.Make(claims => claims["x_unheard_of"] = "7"),
            "an event beside it" => provider.Make(claims => claims["events"]!["urn:other"] = new JsonObject()),
            _ => throw new ArgumentOutOfRangeException(nameof(what), what, null),
        };
    }
}
