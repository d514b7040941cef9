using static RazorOkta.MockOkta.Faults.Catalogue.NotOurs;
using static RazorOkta.MockOkta.Faults.Outcome;

namespace RazorOkta.MockOkta.Faults.Catalogue;

/// <summary>Many at once.</summary>
internal static class ScaleFaults
{
    public static readonly FaultCase[] All =
    [
        Crafted("scale-login-start-flood", "ASVS 2.4", "memory flat, 429 past the limit", "Thousands of login starts."),
        Crafted("scale-transaction-cookie-pileup", "ASVS 2.4", "never 400 or 431", "One browser begins logins and ends none."),
        Crafted("scale-callback-flood", "ASVS 2.4", "cheap refusals", "Thousands of callbacks with random state."),

        new("scale-jwks-thundering-herd", "Core 10.1.1", $"{Accept} for all, with one fetch of the keys", "The keys are replaced once, under load.", "keys.before=rotate", "when.times=1"),

        new("scale-provider-brownout", "RFC 9110 15.6.4", "other pages keep their latency; recovery within seconds", "Every endpoint takes ten seconds.",
            "http.delay=PT10S", "when.endpoint=all") { By = FaultActor.Network },

        Crafted("scale-other-node-finishes-login", "RFC 6749 4.1", Accept, "A login begins on one node and ends on another."),

        new("scale-session-store-down", "ASVS 2.4", $"{R503}; no session is taken for valid unseen", "The relying party's session store fails.")
        {
            By = FaultActor.Network,
            NotHere = "the store is the relying party's own, and the org has no part in it.",
        },

        new("scale-many-sessions-one-user", "Back-Channel 2.7", "all sessions end, 200 within the budget", "A logout token that names the user alone.", "logouttoken.claim.sid=remove"),

        Crafted("scale-giant-return-url", "ASVS 3.3.5", "dropped, or 414", "A return path of 64 kB."),
        Crafted("scale-log-injection", "ASVS 16.4.1", "one bounded, escaped event", "Control characters in every parameter."),
        Crafted("scale-soak", "ASVS 2.4", "no growth", "A hundred thousand logins."),
    ];
}
