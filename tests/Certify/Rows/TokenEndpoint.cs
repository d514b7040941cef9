using System.Text;
using RazorOkta.Certify.Judging;
using RazorOkta.Certify.Running;
using static RazorOkta.Certify.Expectation;
using static RazorOkta.Certify.Rows.Faults;

namespace RazorOkta.Certify.Rows;

/// <summary>5. What the code is exchanged for. Refreshing has a file of its own.</summary>
internal static class TokenEndpoint
{
    private const string OddClientId = "0oa%Client+Id/01";
    private const string OddSecret = "s:e%c+r/e t§\"ü";

    public static readonly IReadOnlyList<Row> Rows =
    [
        new("oidcc-client-test-client-secret-basic", new Case("", "ACCEPT; the secret in the header Authorization and nowhere else", BasicAsync)),
        new("token-basic-encoding", new Case("", "ACCEPT; id and secret are form-encoded before they are joined", OddCredentialsAsync) { Setup = OddCredentials }),
        Login("token-error-codes", AnswerRefused, ("invalid_grant", AnswerRefused with { Outcomes = [Outcome.R400] }), ("invalid_client", AnswerRefused with { Reason = "client-refused" })),
        Login("token-error-disguised", AnswerRefused),
        Login("token-missing-member", AnswerRefused),
        Login("token-type-unsupported", AnswerRefused),
        Login("fapi2-security-profile-final-client-test-token-type-case-insensitivity", Accept),
        Login("fapi2-security-profile-final-client-test-token-endpoint-response-without-expires_in", Accept),
        Login("fapi1-advanced-final-client-test-no-scope-in-token-endpoint-response", Accept),
        new("token-expires-in-odd", [.. VariantsOf("token-expires-in-odd").Select(OddLifetime), .. Refreshing.OddLifetimes]),
        Login("token-malformed-json", AnswerRefused),
        Login("token-connection-lost-after-send", new Expectation(Reach.Token, Outcome.R503)),
        new("token-dpop-challenge",
            Case("token-dpop-challenge", "use_dpop_nonce", AnswerRefused),
            // As with every answer of UserInfo that is no profile: no claims of it, and the login stands.
            Case("token-dpop-challenge", "userinfo-scheme-case", Accept) with { Expectation = null }),
        Row.WithoutOffer("client-assertion-audience", "The client proves itself by its secret (client_secret_basic). There is no private_key_jwt, and so no assertion whose audience could be wrong."),
    ];

    private static Setup OddCredentials => new()
    {
        Org = definition => definition with { Clients = [definition.Clients[0] with { ClientId = OddClientId, ClientSecret = OddSecret }] },
        Web = settings => settings with { ClientId = OddClientId, ClientSecret = OddSecret },
    };

    private static async Task BasicAsync(Stage stage)
    {
        await Judge.LogInAsync(stage, Accept);
        var request = (await stage.Org.JournalAsync()).To("/v1/token")[0];
        Expect.That(request.Header("Authorization")?.StartsWith($"Basic {Known.ClientId}:", StringComparison.Ordinal) == true, "the client does not authenticate by HTTP Basic");
        Expect.That(!request.Body.TryGetProperty("client_secret", out _) && !request.Query.EnumerateObject().Any(), "the secret or a parameter is elsewhere than in the header and the body");
        Expect.Same(stage.Web.RedirectUri, request.Body.GetProperty("redirect_uri").GetString(), "redirect_uri");
        Expect.That(request.Body.TryGetProperty("code_verifier", out _), "there is no code_verifier");
        stage.Saw("Authorization: Basic, redirect_uri as registered, code_verifier in the body, nothing in the address");
    }

    /// <summary>The org takes the code only from who has the right id and secret, and decodes them as RFC 6749 says.</summary>
    private static async Task OddCredentialsAsync(Stage stage)
    {
        var visitor = stage.NewVisitor();
        var login = await visitor.LogInAsync();
        await Judge.OfAsync(stage, visitor, login, Accept);
        stage.Saw($"client id {OddClientId} and a secret with : % + / space and {Encoding.UTF8.GetByteCount(OddSecret)} bytes in {OddSecret.Length} characters");
    }

    /// <summary>Whatever the lifetime says, the session has limits of its own: it is not dead at once, and not there for ever.</summary>
    private static Case OddLifetime(string variant) => Case("token-expires-in-odd", variant, Accept, async (stage, visitor, _) =>
    {
        stage.Clock.Advance(TimeSpan.FromMinutes(30));
        await stage.Org.AdvanceClockAsync("PT30M");
        Expect.Same(Known.JohnId, await visitor.SignedInAsAsync(), "the user after half an hour");
        stage.Clock.Advance(TimeSpan.FromHours(24));
        await stage.Org.AdvanceClockAsync("PT24H");
        Expect.Same(null, await visitor.SignedInAsAsync(), "the user after a day");
        stage.Saw("signed in after half an hour, and nobody after a day");
    });
}
