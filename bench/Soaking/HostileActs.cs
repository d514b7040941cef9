using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RazorOkta.Certify.Running;
using RazorOkta.MockOkta.Faults;
using RazorOkta.Web;

namespace RazorOkta.Bench.Soaking;

using Known = Certify.Running.Known;
using Login = Certify.Running.Login;
using Start = Certify.Running.Start;

/// <summary>What attackers and broken providers do. None of it opens a session, and none ends one that was good.</summary>
internal static class HostileActs
{
    // Of each kind some; those that change keys or metadata for everybody, or ask to be left alone, would be good logins' fault and not theirs.
    private static readonly string[] Faults =
    [
        "oidcc-client-test-idtoken-sig-none", "id-token-alg-none-variants:NoNe", "oidcc-client-test-invalid-sig-rs256", "id-token-signature-stripped:empty",
        "id-token-hs256-with-public-key:pem", "id-token-hs256-with-client-secret:secret", "id-token-header-carried-key:jwk", "id-token-kid-hostile:sql",
        "id-token-kid-mismatch:unknown", "id-token-crit-unknown:extension", "id-token-wrong-typ:at+jwt", "id-token-encrypted-unasked:rsa-oaep",
        "id-token-noncanonical-encoding:line-end", "oidcc-client-test-invalid-iss", "oidcc-client-test-missing-sub", "oidcc-client-test-invalid-aud:altered",
        "oidcc-client-test-missing-aud", "id-token-azp-mismatch:another", "id-token-time-edges:exp-310s-ago", "oidcc-client-test-missing-iat",
        "id-token-issued-in-future:iat", "oidcc-client-test-nonce-invalid", "oidcc-client-test-invalid-athash", "id-token-other-jwt-reused:access-token",
        "id-token-duplicate-or-shadow-member:sub-twice", "token-error-codes:invalid_grant", "token-error-disguised:beside-tokens",
        "token-missing-member:id_token", "token-malformed-json:id-token-twice", "http-unreachable:reset@token", "http-truncated:chunks@token",
        "http-not-json:html@token", "http-error-status:500@token", "http-redirected:307@token",
    ];

    private static readonly string[] Oversized =
    [
        "http-oversized:100-mb@token", "http-oversized:endless@token", "http-oversized:gzip-bomb@token", "http-oversized:headers@token",
        "id-token-resource-bomb:1-mb", "id-token-resource-bomb:dots", "id-token-resource-bomb:nested", "id-token-resource-bomb:50000-claims",
    ];

    private static readonly RSA AttackersKey = RSA.Create(2048);

    public static readonly IReadOnlyList<Act> All =
    [
        new("wrong state", 10, WrongStateAsync),
        new("callback of another browser", 5, OtherBrowserAsync),
        new("callback replayed", 5, ReplayedAsync),
        new("code of another attempt", 5, OthersCodeAsync),
        new("bad answer of the provider", 30, scene => FaultAsync(scene, Faults)),
        new("oversized answer of the provider", 4, scene => FaultAsync(scene, Oversized)),
        new("provider that hangs", 1, scene => Random.Shared.Next(4) == 0 ? FaultAsync(scene, ["http-unreachable:silent@token"]) : Task.CompletedTask),
        new("oversized or bad UserInfo", 4, UserInfoAsync),
        new("garbage cookies", 10, GarbageCookiesAsync),
        new("bad callbacks", 10, BadCallbacksAsync),
        new("forged logout tokens", 10, ForgedLogoutAsync),
        new("forged front-channel logout", 5, ForgedFrontchannelAsync),
        new("posts of another site", 10, PostsAsync),
        new("logins begun and left", 5, LeftAsync),
    ];

    private static async Task WrongStateAsync(Scene scene)
    {
        var visitor = scene.NewVisitor();
        var login = await visitor.ReachCallbackAsync(Begin(), scene.Guest.Login);
        login.CallbackUrl = login.CallbackUrl!.Replace("state=", "state=x", StringComparison.Ordinal);
        await RefusedAsync(visitor, await visitor.ComeBackAsync(login));
    }

    private static async Task OtherBrowserAsync(Scene scene)
    {
        var login = await scene.NewVisitor().ReachCallbackAsync(Begin(), scene.Guest.Login);
        var victim = scene.NewVisitor();
        await RefusedAsync(victim, await victim.ComeBackAsync(login));
    }

    private static async Task ReplayedAsync(Scene scene)
    {
        var visitor = scene.NewVisitor();
        var login = await visitor.ReachCallbackAsync(Begin(), scene.Guest.Login);
        var copies = Enumerable.Range(0, 3).Select(_ => visitor.Browser.Copy()).Prepend(visitor.Browser).ToArray();
        var answers = await Task.WhenAll(copies.Select(copy => copy.GetAsync(login.CallbackUrl!, Asker.OtherSite)));
        Expect.Same(1, answers.Count(answer => answer.OpenedSessions.Count > 0), "sessions of one callback that came four times at once");
        var opened = scene.NewVisitor(copies[Array.FindIndex(answers, answer => answer.OpenedSessions.Count > 0)]);
        Expect.Same(scene.Guest.Id, await opened.SignedInAsAsync(), "who is signed in after a replay");
        await scene.LeaveAsync(opened);
    }

    private static async Task OthersCodeAsync(Scene scene)
    {
        var visitor = scene.NewVisitor();
        var (first, second) = (await visitor.ReachCallbackAsync(Start.Server, scene.Guest.Login), await visitor.ReachCallbackAsync(Start.Server, scene.Guest.Login));
        second.CallbackUrl = second.CallbackUrl!.Replace(second.Code, first.Code, StringComparison.Ordinal);
        await RefusedAsync(visitor, await visitor.ComeBackAsync(second));
    }

    private static async Task FaultAsync(Scene scene, string[] faults)
    {
        var visitor = scene.NewVisitor();
        var fault = faults[Random.Shared.Next(faults.Length)];
        await RefusedAsync(visitor, await UnderAsync(scene, visitor, fault), fault);
    }

    /// <summary>Costs the claims, and never the login.</summary>
    private static async Task UserInfoAsync(Scene scene)
    {
        string[] faults = ["http-oversized:100-mb@userinfo", "userinfo-fails:500", "userinfo-oversized-claims:attributes", "userinfo-sub-missing-or-multiple:missing"];
        var visitor = scene.NewVisitor();
        await UnderAsync(scene, visitor, faults[Random.Shared.Next(faults.Length)]);
        Expect.Same(scene.Guest.Id, await visitor.SignedInAsAsync(), "who is signed in when UserInfo is bad");
        await scene.LeaveAsync(visitor);
    }

    /// <summary>A login that meets a fault, and no other does. The org must know of it before it sees the login.</summary>
    private static async Task<Login> UnderAsync(Scene scene, Visitor visitor, string fault)
    {
        var login = await visitor.BeginAsync();
        using (scene.Org.Arm(new FaultOrder(fault) { State = login.State }))
        {
            await visitor.SignInAsync(login, scene.Guest.Login);
            return await visitor.ComeBackAsync(login);
        }
    }

    private static async Task GarbageCookiesAsync(Scene scene)
    {
        var good = scene.Keeper.Visitor.Browser.Cookies[Answer.SessionCookie] ?? throw new RowException("somebody who stays has no session cookie any more");
        string[] garbage =
        [
            "x", good[..^4], good[..^1] + (good[^1] == 'A' ? 'B' : 'A'), $"{good}; {Answer.SessionCookie}={good}", new string('A', 6000), "%00%0d%0a", "", Base64Url.EncodeToString(new byte[300]),
        ];
        var visitor = scene.NewVisitor();
        foreach (var value in garbage)
        {
            var page = await visitor.GetAsync(WebRoutes.Profile, headers: ("Cookie", $"{Answer.SessionCookie}={value}; razorokta-antiforgery={value}; razorokta-login-AAAAAAAAAAAAAAAA={value}"));
            Expect.That(page.Status != 200, $"a garbage cookie is answered {page}");
        }

        var logout = await visitor.GetAsync(WebRoutes.Logout, Asker.OtherSite, ("Cookie", $"razorokta-antiforgery={garbage[1]}"));
        Expect.That(logout.Status < 500, $"a garbage cookie is answered {logout}");
    }

    private static async Task BadCallbacksAsync(Scene scene)
    {
        string[] queries =
        [
            "", "?code=c", "?state=s", "?code=c&state=s&state=t", "?error=access_denied&state=s", $"?code={new string('c', 5000)}&state=s", "?code=c&state=%00%0d%0aX",
            "?id_token=x&state=s", "?interaction_code=x&state=s",
        ];
        var visitor = scene.NewVisitor();
        foreach (var query in queries)
        {
            var answer = await visitor.GetAsync(WebRoutes.Callback + query, Asker.OtherSite, ("Cookie", "okta-oauth-state=s; okta-oauth-nonce=n"));
            Expect.That(answer.Status is >= 400 and < 500 && answer.OpenedSessions.Count == 0, $"the callback {query} is answered {answer}");
        }

        using var post = new HttpRequestMessage(HttpMethod.Post, scene.Origin + WebRoutes.Callback);
        Expect.Same(405, (await visitor.Browser.SendAsync(post)).Status, "the status of a callback by POST");
    }

    private static async Task ForgedLogoutAsync(Scene scene)
    {
        var (user, visitor) = scene.Keeper;
        var payload = JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["iss"] = scene.Org.Issuer, ["aud"] = Known.ClientId, ["sub"] = user.Id, ["jti"] = Guid.NewGuid(),
            ["iat"] = DateTimeOffset.UtcNow.ToUnixTimeSeconds(), ["exp"] = DateTimeOffset.UtcNow.AddMinutes(2).ToUnixTimeSeconds(),
            ["events"] = new Dictionary<string, object> { ["http://schemas.openid.net/event/backchannel-logout"] = new { } },
        });
        var kid = await scene.Org.KeyIdAsync();
        string[] forged =
        [
            Signed("RS256", kid, payload), Signed("RS256", Guid.NewGuid().ToString(), payload), $"{Head("none", kid)}.{Encode(payload)}.", $"{Head("HS256", kid)}.{Encode(payload)}.AAAA", "x.y.z", new string('A', 60_000),
        ];
        foreach (var token in forged)
        {
            var answer = await scene.NewVisitor().Browser.PostAsync(scene.Origin + WebRoutes.BackchannelLogout, [new("logout_token", token)]);
            Expect.Same(400, answer.Status, "the answer to a forged logout token");
        }

        Expect.Same(user.Id, await visitor.SignedInAsAsync(), "who is signed in after forged logout tokens");
    }

    private static async Task ForgedFrontchannelAsync(Scene scene)
    {
        var (user, visitor) = scene.Keeper;
        var issuer = Uri.EscapeDataString(scene.Org.Issuer);
        foreach (var query in new[] { "", $"?iss={issuer}&sid=guessed", $"?iss={issuer}", "?iss=https://evil.example&sid=x", $"?iss={issuer}&sid=a&sid=b" })
        {
            Expect.Same(400, (await visitor.GetAsync(WebRoutes.FrontchannelLogout + query, Asker.OtherSitesFrame)).Status, "the answer to a forged front-channel logout");
        }

        Expect.Same(user.Id, await visitor.SignedInAsAsync(), "who is signed in after forged front-channel logouts");
    }

    /// <summary>From a sister site, whose requests bring all cookies, and from a foreign one.</summary>
    private static async Task PostsAsync(Scene scene)
    {
        var (user, visitor) = scene.Keeper;
        foreach (var asker in new[] { Asker.OtherSitesForm with { Site = "same-site" }, Asker.OtherSitesForm })
        {
            foreach (var path in new[] { WebRoutes.Logout, $"{WebRoutes.Sessions}?handler=EndOthers", $"{WebRoutes.Sessions}?handler=End" })
            {
                var answer = await visitor.Browser.PostAsync(scene.Origin + path, [new("id", "x"), new("__RequestVerificationToken", "CfDJ8forged")], asker);
                Expect.That(answer.Status is 400 or 401, $"a post of another site to {path} is answered {answer}");
            }
        }

        await visitor.GetAsync(WebRoutes.Logout, Asker.OtherSitesImage);
        Expect.Same(user.Id, await visitor.SignedInAsAsync(), "who is signed in after posts of another site");
    }

    private static async Task LeftAsync(Scene scene)
    {
        var visitor = scene.NewVisitor();
        for (var i = 0; i < 10; i++)
        {
            await visitor.BeginAsync(Start.Server, "/?" + new string('a', 500));
        }
    }

    private static async Task RefusedAsync(Visitor visitor, Login login, string what = "")
    {
        Expect.That(login.Final is { Status: 401 or 503 or 504, OpenedSessions.Count: 0, Location: null }, $"a bad login is answered {login.Final} {what}");
        Expect.Same(null, await visitor.SignedInAsAsync(), "who is signed in after a bad login");
    }

    private static Start Begin() => Random.Shared.Next(2) == 0 ? Start.Server : Start.Frontend;

    private static string Signed(string algorithm, string keyId, string payload)
    {
        var signed = $"{Head(algorithm, keyId)}.{Encode(payload)}";
        return $"{signed}.{Base64Url.EncodeToString(AttackersKey.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private static string Head(string algorithm, string keyId) => Encode(JsonSerializer.Serialize(new { alg = algorithm, typ = "logout+jwt", kid = keyId }));

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
