using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Control;
using RazorOkta.MockOkta.Faults.Forging;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Journal;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Faults;

/// <summary>
/// Addresses that tokens, claims and redirects tempt a relying party to fetch, and that it must not. They answer what an attacker would, so
/// that giving in has its consequence, and every visit is in the journal.
/// </summary>
internal static class Canary
{
    private const string Route = $"{OktaRoutes.Control}/canary";

    /// <summary>Not behind <see cref="ControlGuard"/>: the visitor is no test.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Route, List).AddEndpointFilter<ControlGuard>().AddEndpointFilter<QueryGuard>();
        app.Map($"{Route}/{{id}}", Visit);
    }

    private static IResult List(MockOrg org) => JsonAnswer.Of(new
    {
        visits = org.Journal.Entries.Where(entry => entry.Path.StartsWith(Route + "/", StringComparison.Ordinal)).Select(entry => new
        {
            id = entry.Path[(Route.Length + 1)..],
            number = entry.Number,
            at = entry.At.ToOktaTime(),
            method = entry.Method,
            userAgent = entry.RequestHeader("User-Agent"),
            carriedAuthorization = entry.RequestHeader("Authorization") is not null,
        }),
    });

    private static Task Visit(HttpContext http, string id, MockOrg org)
    {
        // First: whoever has the bait in hand finds the visit.
        org.Journal.Add(new JournalEntry
        {
            At = org.Clock.GetUtcNow(),
            Took = TimeSpan.Zero,
            Method = http.Request.Method,
            Path = http.Request.Path,
            Query = http.Request.QueryString.Value ?? "",
            RequestHeaders = [.. http.Request.Headers.SelectMany(header => header.Value.Select(value => KeyValuePair.Create(header.Key, value ?? "")))],
            RequestBody = [],
            Status = StatusCodes.Status200OK,
            ResponseHeaders = [],
            ResponseBody = [],
            Outcome = [],
            Faults = ["canary"],
        });
        return Bait(id, org).ExecuteAsync(http);
    }

    private static IResult Bait(string id, MockOrg org) => id switch
    {
        "jku" => Results.Text($$"""{"keys":[{{ForgedKeys.Find("attacker").Jwk}}]}""", "application/json"),
        "x5u" => Results.Text($"-----BEGIN CERTIFICATE-----\n{ForgedKeys.AttackersCertificate}\n-----END CERTIFICATE-----\n", "application/x-pem-file"),
        "claims" => JsonAnswer.Of(new JsonObject { ["iss"] = org.Url, ["credit_score"] = 650 }),
        "session-unchanged" => CheckSession("unchanged"),
        "session-changed" => CheckSession("changed"),
        _ => JsonAnswer.Of(new JsonObject()),
    };

    /// <summary>The frame of OIDC Session Management 3.2, with its answer fixed.</summary>
    private static IResult CheckSession(string answer) => Results.Text($$"""
        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Session</title></head>
        <body><script>addEventListener("message", event => event.source.postMessage("{{answer}}", event.origin));</script></body></html>
        """, "text/html; charset=utf-8");
}
