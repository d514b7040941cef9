using static RazorOkta.MockOkta.Faults.Outcome;

namespace RazorOkta.MockOkta.Faults.Catalogue;

/// <summary>The way between provider and relying party. Each can be aimed at any endpoint: <c>http-truncated:chunks@jwks</c>.</summary>
internal static class TransportFaults
{
    public static readonly FaultCase[] All =
    [
        new("http-unreachable", "RFC 9110 9.2.2", $"{R503} or {R504} within the budget; at most one retry, of a GET", "Nobody answers.")
        {
            By = FaultActor.Network,
            Variants =
            [
                new("reset", "http.reset"),
                new("refused", "http.address={refused}/oauth2/v1"),
                new("no-such-host", "http.address=http://provider.invalid/oauth2/v1"),
                new("black-hole", "http.address=http://{silent}/oauth2/v1"),
                new("tls-stall", "http.address=https://{silent}/oauth2/v1"),
                new("silent", "http.hang"),
            ],
        },

        new("http-slow-response", "RFC 9110 15.6.5", $"{R504} within the budget, also while the body is read", "The answer takes its time.")
        {
            By = FaultActor.Network,
            Variants = [new("first-byte", "http.delay=PT30S"), new("drip", "http.drip=PT1S")],
        },

        new("http-truncated", "RFC 9112 8", $"{R502}; nothing half-read is kept", "The answer ends too soon.")
        {
            By = FaultActor.Network,
            Variants = [new("length", "http.truncate=length"), new("chunks", "http.truncate=chunks"), new("json", "http.raw=cut")],
        },

        new("http-oversized", "RFC 8725 3.4; ASVS 2.4", $"{R502}; memory flat", "The answer is larger than anybody needs.")
        {
            By = FaultActor.Network,
            Variants =
            [
                new("100-mb", "http.oversize=100000000"),
                new("endless", "http.oversize=endless"),
                new("gzip-bomb", "http.gzip=256000000"),
                new("headers", "http.headers=10000"),
                new("1000-keys", "jwks.keys=many:1000"),
            ],
        },

        new("http-not-json", "RFC 8259 8.1", $"{R502}; the body is never shown or logged whole", "The answer is no JSON, or not in UTF-8.")
        {
            Variants =
            [
                new("html", "http.header.Content-Type=set:text/html", "http.raw=text:<html><body>Accept the terms to use this network</body></html>"),
                new("204", "http.status=204", "http.empty"),
                new("empty", "http.empty"),
                new("text", "http.header.Content-Type=set:text/plain", "http.raw=text:OK"),
                new("wrong-charset", "http.header.Content-Type=set:application/json; charset=shift_jis"),
                new("utf-16", "http.raw=utf-16"),
                new("bom", "http.raw=bom") { Must = $"{R502}, or {Accept}" },
                new("invalid-utf-8", "http.raw=bad-utf-8"),
            ],
        },

        new("http-error-status", "RFC 9110 10.2.3", $"{R503}; no hammering; Retry-After counts, with a cap", "A status that is not the endpoint's own.")
        {
            Variants =
            [
                Status("500"), Status("502"), Status("503"), Status("429"), Status("401"), Status("404"),
                new("503-empty", "http.status=503", "http.empty"),
                Status("503", "seconds", "120"), Status("503", "date", "{http-date+120}"), Status("503", "nonsense", "soon"),
                Status("429", "seconds", "120"), Status("429", "date", "{http-date+120}"), Status("429", "nonsense", "soon"),
            ],
        },

        new("http-redirected", "RFC 9700 4.12; Discovery 4.2", $"{R502}; no secret, code or token leaves; metadata at most follows within its origin", "The endpoint sends its caller elsewhere.")
        {
            Variants =
            [
                .. new[] { "301", "302", "307", "308" }.Select(status => new FaultVariant(status, $"http.redirect={status}:{{canary:redirect}}")),
                new("other-host", "http.redirect=307:{other-host}/_mock/canary/redirect"),
                new("http", "http.redirect=307:http://idp.example/"),
                new("loop", "http.redirect=307:loop"),
                new("internal", "http.redirect=307:http://169.254.169.254/latest/meta-data"),
            ],
        },

        new("tls-bad-certificate", "Core 3.1.3.7-6, 16.17; RFC 9325", $"{R503}; nothing is sent", "At an org that speaks https: the metadata names the endpoint at another port, where the same server shows a certificate that is not good, or nothing newer than TLS 1.1.")
        {
            By = FaultActor.Network,
            Variants =
            [
                .. new[] { "expired", "not-yet-valid", "wrong-host", "unknown-authority", "self-signed", "old-protocol" }
                    .Select(kind => new FaultVariant(kind, $"http.certificate={kind}")),
            ],
        },

        new("http-stale-connection", "RFC 9112 9.3.1", "a GET is sent again silently, a token POST only if surely not sent",
            "A connection that has served before is closed as the next request arrives.",
            "http.close=reused") { By = FaultActor.Network },

        new("http-provider-sets-cookies", "RFC 6265 5.3", $"{Accept}; the cookie is never sent back", "The answer sets a cookie.", "http.header.Set-Cookie=add:mock-okta-canary={random}; Path=/"),

        new("provider-clock-skew", "Core 3.1.3.7-9, -10", $"{Accept} inside the allowed skew, else {R502} with a reason that names the clock", "The provider's clock is off, in its ID tokens and in the header Date.")
        {
            Variants = [Skew("90s-ahead", 90), Skew("90s-behind", -90), Skew("4min-ahead", 240), Skew("4min-behind", -240), Skew("10min-ahead", 600), Skew("10min-behind", -600)],
        },
    ];

    private static FaultVariant Status(string status) => new(status, $"http.status={status}", "http.raw=set:{'error':'server_error'}");

    private static FaultVariant Status(string status, string retryAs, string retryAfter) =>
        new($"{status}-retry-after-{retryAs}", $"http.status={status}", "http.raw=set:{'error':'temporarily_unavailable'}", $"http.header.Retry-After=set:{retryAfter}");

    private static FaultVariant Skew(string name, int seconds) => new(
        name, $"clock.offset={System.Xml.XmlConvert.ToString(TimeSpan.FromSeconds(seconds))}",
        $"idtoken.claim.iat=shift:{seconds}", $"idtoken.claim.exp=shift:{seconds}", $"idtoken.claim.auth_time=shift:{seconds}");
}
