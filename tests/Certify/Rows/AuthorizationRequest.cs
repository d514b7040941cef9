using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using RazorOkta.Certify.Judging;
using RazorOkta.Certify.Running;
using static RazorOkta.Certify.Expectation;
using static RazorOkta.Certify.Rows.Faults;

namespace RazorOkta.Certify.Rows;

/// <summary>3. The authorization request, as the org sees it. Every login here is begun by the relying party.</summary>
internal static class AuthorizationRequest
{
    private const int Starts = 1_000;

    /// <summary>128 bits in base64url.</summary>
    private const int LeastCharacters = 22;

    private static readonly (string Name, string Value)[][] SpoofedHosts =
    [
        [("X-Forwarded-Host", "evil.example")],
        [("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "127.0.0.1")],
        [("X-Forwarded-Proto", "https")],
        [("Forwarded", "for=127.0.0.1;host=evil.example;proto=https")],
        [("X-Original-Host", "evil.example"), ("X-Host", "evil.example")],
    ];

    public static readonly IReadOnlyList<Row> Rows =
    [
        new("oidcc-client-test", new Case("", "ACCEPT; exact client id and redirect URI, openid; then token and UserInfo calls", PlainAsync)),
        new("oidcc-client-test-scope-userinfo-claims", new Case("", "ACCEPT; at least one of profile, email, phone, address is asked for", ScopesAsync)),
        new("authz-request-fresh-secrets", new Case("", "unique and unguessable state, nonce and verifier, S256, nothing readable in the state", FreshAsync)),
        new("authz-request-host-spoof",
            [.. SpoofedHosts.Select((headers, i) => new Case($"forwarded-{i + 1}", "redirect_uri stays", stage => RedirectUriStaysAsync(stage, headers))),
             new Case("host", "400 for a host that is not ours", UnknownHostAsync),
             new Case("other-name-of-this-machine", "302 to the configured origin, and no login under the other name", OtherNameAsync)]),
        new("authz-request-parameter-smuggling", new Case("", "no parameter of the protocol reaches the provider, none twice", SmugglingAsync)),
        Row.WithoutOffer("oidcc-client-test-3rd-party-init-login", "No initiate_login_uri is registered: a login begins at the relying party alone."),
        Row.WithoutOffer("third-party-init-hostile", "No initiate_login_uri is registered: parameters of a third party's login are not read."),
        new("par-required-or-failing", [.. VariantsOf("par-required-or-failing").Select(Pushed)]),
    ];

    private static async Task PlainAsync(Stage stage)
    {
        var (_, login) = await Judge.LogInAsync(stage, Accept, Start.Server);
        Expect.Same(Known.ClientId, $"{login.Asked["client_id"]}", "client_id");
        Expect.Same(stage.Web.RedirectUri, $"{login.Asked["redirect_uri"]}", "redirect_uri");
        Expect.Same("code", $"{login.Asked["response_type"]}", "response_type");
        Expect.That($"{login.Asked["scope"]}".Split(' ').Contains("openid"), "scope lacks openid");
        Expect.That(login.Asked.All(parameter => $"{parameter.Value}".Length > 0), "a parameter has no value");
        var journal = await stage.Org.JournalAsync();
        Expect.Same(1, journal.Count("/v1/token"), "token requests");
        Expect.Same(1, journal.Count("/v1/userinfo"), "UserInfo requests");
        stage.Saw("authorize, token, keys and UserInfo, one request each");
    }

    private static async Task ScopesAsync(Stage stage)
    {
        var (_, login) = await Judge.LogInAsync(stage, Accept, Start.Server);
        var scopes = $"{login.Asked["scope"]}".Split(' ');
        Expect.That(scopes.Intersect(["profile", "email", "phone", "address"]).Any(), $"the scopes are {string.Join(' ', scopes)}");
        stage.Saw($"scope={string.Join(' ', scopes)}");
    }

    private static async Task FreshAsync(Stage stage)
    {
        const string who = "john-adams"; // so long that no random value holds it by chance
        HashSet<string> seen = [];
        for (var i = 0; i < Starts; i++)
        {
            var login = await stage.NewVisitor().BeginAsync(Start.Server, $"/authorization-code/profile?who={who}");
            Expect.That(login.AuthorizeUrl is not null, $"no redirect to the provider: {login.Began}");
            foreach (var name in new[] { "state", "nonce", "code_challenge" })
            {
                var value = $"{login.Asked.GetValueOrDefault(name)}";
                Expect.That(value.Length >= LeastCharacters, $"{name} has {value.Length} characters");
                Expect.That(seen.Add(value), $"{name} came before");
                Expect.That(!Readable(value).Contains(who, StringComparison.OrdinalIgnoreCase) && !value.Contains("profile", StringComparison.Ordinal), $"{name} says something of the user");
            }

            Expect.Same("S256", $"{login.Asked["code_challenge_method"]}", "code_challenge_method");
            Expect.Same(43, $"{login.Asked["code_challenge"]}".Length, "characters of the challenge");
        }

        await Judge.LogInAsync(stage, Accept, Start.Server);
        var verifier = (await stage.Org.JournalAsync()).To("/v1/token")[0].Body.GetProperty("code_verifier").GetString()!;
        Expect.That(int.Parse(verifier.TrimStart('[').Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture) >= 43, $"the verifier is {verifier}");
        stage.Saw($"{Starts} logins begun, {seen.Count} different values, verifier {verifier}");
    }

    private static async Task RedirectUriStaysAsync(Stage stage, (string Name, string Value)[] headers)
    {
        var answer = await stage.NewVisitor().GetAsync(Known.Login, headers: headers);
        Expect.That(answer.IsRedirect, $"no login begins: {answer}");
        Expect.Same(stage.Web.RedirectUri, $"{QueryHelpers.ParseQuery(new Uri(answer.Location!).Query)["redirect_uri"]}", "redirect_uri");
        Expect.That(!answer.Whole.Contains("evil.example", StringComparison.Ordinal), "the forged host is in the answer");
        stage.Saw("redirect_uri is the configured one");
    }

    private static async Task UnknownHostAsync(Stage stage)
    {
        foreach (var host in new[] { "evil.example", "evil.example:80", $"localhost.evil.example:{new Uri(stage.Web.Origin).Port}" })
        {
            var answer = await RawHttp.SendAsync(stage.Web.Origin, "GET", Known.Login, headers: ("Host", host));
            Expect.Same(400, answer.Status, $"the status for the host {host}");
        }

        stage.Saw("400 for hosts that are not ours");
    }

    /// <summary>A login that began at 127.0.0.1 would come back to localhost, without its cookie.</summary>
    private static async Task OtherNameAsync(Stage stage)
    {
        var port = new Uri(stage.Web.Origin).Port;
        foreach (var (method, host, status) in new[] { ("GET", $"127.0.0.1:{port}", 302), ("POST", $"127.0.0.1:{port}", 405), ("GET", $"127.0.0.1:{port + 1}", 200) })
        {
            var path = method == "POST" ? Known.Login : "/healthz";
            var answer = await RawHttp.SendAsync(stage.Web.Origin, method, $"{path}?a=1&b=%20", "x", ("Host", host));
            Expect.Same(status, answer.Status, $"the status of {method} for {host}");
            Expect.Same(status == 302 ? $"{stage.Web.Origin}{path}?a=1&b=%20" : null, answer.Location, $"where {method} for {host} leads");
        }

        stage.Saw("302 to the same page at the configured origin, for GET at our own port");
    }

    private static async Task SmugglingAsync(Stage stage)
    {
        const string Smuggled = "scope=admin&redirect_uri=https%3A%2F%2Fevil.example&client_id=evil&prompt=none&acr_values=evil&response_type=token&nonce=evil&state=evil&request_uri=evil&login_hint=evil";
        var answer = await stage.NewVisitor().GetAsync($"{Known.Login}?{Smuggled}");
        Expect.That(answer.IsRedirect, $"no login begins: {answer}");
        Expect.That(!answer.Location!.Contains("evil", StringComparison.Ordinal) && !answer.Location.Contains("admin", StringComparison.Ordinal), "a smuggled parameter reaches the provider");
        Expect.That(QueryHelpers.ParseQuery(new Uri(answer.Location).Query).All(parameter => parameter.Value.Count == 1), "a parameter appears twice");
        Expect.That(!answer.Location.Contains("prompt=", StringComparison.Ordinal) && !answer.Location.Contains("acr_values=", StringComparison.Ordinal), "a smuggled name reaches the provider");
        stage.Saw("the address of the provider has our own parameters, each once");
    }

    /// <summary>Where the metadata demands pushed requests, there is no other way, whatever becomes of the push.</summary>
    private static Case Pushed(string variant) => new(variant, variant == "required" ? "ACCEPT by a pushed request" : "R502 or R503; no plain request", async stage =>
    {
        using var required = variant == "no-endpoint" ? null : stage.Org.Arm("par-required-or-failing:required");
        if (variant == "required")
        {
            var (_, login) = await Judge.LogInAsync(stage, Accept, Start.Server);
            Expect.That(login.Asked.ContainsKey("request_uri") && !login.Asked.ContainsKey("redirect_uri"), "the authorization request is a plain one");
            var push = (await stage.Org.JournalAsync()).To("/v1/par");
            Expect.That(push is [var only] && only.Header("Authorization")?.StartsWith("Basic ", StringComparison.Ordinal) == true, "the push does not authenticate by HTTP Basic");
            return;
        }

        using var failing = stage.Org.Arm(stage.Case.FaultOnTheWay!);
        var visitor = stage.NewVisitor();
        var refused = await visitor.LogInAsync(Start.Server);
        Expect.That(refused.AuthorizeUrl?.Contains("redirect_uri=", StringComparison.Ordinal) != true, "it falls back to a plain request");
        if (variant == "expires-at-once" && refused is { AuthorizeUrl: not null, Callback: null })
        {
            stage.Saw($"the provider refuses the expired request: {refused.Authorize}");
            return;
        }

        await Judge.OfAsync(stage, visitor, refused, new Expectation(Reach.Nothing, Outcome.R502, Outcome.R503) { Except = Invariants.Spent });
    })
    {
        FaultOnTheWay = NameOf("par-required-or-failing", variant),
    };

    private static string Readable(string base64Url)
    {
        try
        {
            return base64Url + Encoding.Latin1.GetString(WebEncoders.Base64UrlDecode(base64Url));
        }
        catch (FormatException)
        {
            return base64Url;
        }
    }
}
