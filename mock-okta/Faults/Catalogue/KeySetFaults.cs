using static RazorOkta.MockOkta.Faults.Catalogue.NotOurs;
using static RazorOkta.MockOkta.Faults.Outcome;

namespace RazorOkta.MockOkta.Faults.Catalogue;

/// <summary>Keys and their rotation.</summary>
internal static class KeySetFaults
{
    public static readonly FaultCase[] All =
    [
        new("oidcc-client-test-discovery-jwks-uri-keys", "Discovery 3", $"{Accept}; the address of the keys is the metadata's",
            "The key set is at a path of its own in each document.",
            "discovery.member.jwks_uri=append:/{random}"),

        new("oidcc-client-test-signing-key-rotation", "Core 10.1.1", $"{Accept}, both logins; the set is fetched again for the second",
            "After the first token answer the keys are replaced.",
            "keys.after=rotate", "when.times=1"),

        new("oidcc-client-test-signing-key-rotation-just-before-signing", "Core 10.1.1", $"{Accept} in the same callback: an unknown kid, one fetch, one more try",
            "The keys are replaced just before the ID token is signed.",
            "keys.before=rotate"),

        new("oidcc-client-test-kid-absent-single-jwks", "Core 10.1", Accept,
            "No kid, neither in the token nor in the set, which holds one key.",
            "jwks.each.kid=remove", "idtoken.header.kid=remove"),

        new("oidcc-client-test-kid-absent-multiple-jwks", "Core 10.1", $"{R502}, or {Accept} after a bounded number of tries",
            "No kid, neither in the token nor in the set, which holds several keys.",
            "jwks.keys=first:spare", "jwks.keys=add:attacker", "jwks.keys=add:ec", "jwks.each.kid=remove", "idtoken.header.kid=remove"),

        new("jwks-kid-ambiguous", "RFC 7517 4.5", $"{Accept}: choose by kid, kty and alg together", "One kid for two keys.")
        {
            Variants =
            [
                new("other-type", "jwks.keys=first:ec", "jwks.key.kid=set:'{kid}'"),
                new("other-value", "jwks.keys=first:spare", "jwks.key.kid=set:'{kid}'") { Must = $"{Accept}, or {R502} after one fetch" },
                new("reused-by-rotation", "jwks.keys=only:spare", "jwks.key.kid=set:'{kid}'", "idtoken.sign=with:spare:RS256", "idtoken.header.kid=set:'{kid}'")
                {
                    Must = $"{Accept} after one fetch",
                },
            ],
        },

        new("jwks-withdrawn-key-still-signs", "RFC 9700 2.6; Core 10.1.1", $"{R502} after the next fetch at the latest",
            "The old key is gone from the set, and a token signed with it arrives.")
        {
            Variants =
            [
                new("good-signature", "keys.before=rotate", "idtoken.sign=previous"),
                new("bad-signature", "keys.before=rotate", "idtoken.sign=previous", "idtoken.signature=corrupt"),
            ],
        },

        new("jwks-foreign-keys-beside-good", "RFC 7517 5", $"{Accept}; skip what cannot be used",
            "Beside the good key there are others of every kind, one of them broken.")
        {
            Variants =
            [
                new("of-every-kind", "jwks.keys=first:secp256k1", "jwks.keys=first:ed25519", "jwks.keys=first:encryption", "jwks.keys=first:unknown-type", "jwks.keys=first:broken"),
                new("key-ops-of-the-good-one", "jwks.key.use=remove", "jwks.key.key_ops=set:['verify']", "jwks.keys=first:encryption"),
                new("media-type-of-key-sets", "http.header.Content-Type=set:application/jwk-set+json", "when.endpoint=jwks"),
            ],
        },

        new("jwks-unfit-key", "RFC 7517 4.2-4.4; RFC 7518 3.3; RFC 8725 3.4, 3.5", R502, "The token verifies under a published key that is not fit for it.")
        {
            Variants =
            [
                new("use-enc", "jwks.keys=add:spare", "jwks.key.use=set:'enc'", "idtoken.sign=with:spare:RS256"),
                new("key-ops", "jwks.keys=add:spare", "jwks.key.use=remove", "jwks.key.key_ops=set:['encrypt']", "idtoken.sign=with:spare:RS256"),
                new("other-alg", "jwks.keys=add:spare", "jwks.key.alg=set:'RS512'", "idtoken.sign=with:spare:RS256"),
                new("oct", "jwks.keys=add:oct", "idtoken.sign=with:oct:HS256"),
                new("rsa-1024", "jwks.keys=add:weak", "idtoken.sign=with:weak:RS256"),
                new("exponent-one", "jwks.keys=add:exponent-one", "idtoken.sign=with:exponent-one:RS256"),
                new("ec-off-curve", "jwks.keys=add:ec-off-curve", "idtoken.sign=with:ec-off-curve:ES256"),
                new("x5c-of-another", "jwks.keys=add:spare", "jwks.key.x5c=set:['{stranger-certificate}']", "idtoken.sign=with:spare:RS256"),
                new("x5c-that-signs", "jwks.keys=add:encryption", "jwks.key.use=set:'sig'", "jwks.key.alg=set:'RS256'", "jwks.key.x5c=set:['{attacker-certificate}']", "idtoken.sign=with:attacker:RS256", "idtoken.header.kid=set:'encryption'"),
            ],
        },

        new("jwks-empty-or-malformed", "RFC 7517 5", $"{R502} when there was no good set before; a good one is never replaced by none", "A key set that is none.")
        {
            Variants =
            [
                new("empty", "jwks.keys=empty"),
                new("missing", "jwks.member.keys=remove"),
                new("not-an-array", "jwks.member.keys=set:{'kty':'RSA'}"),
                new("null", "jwks.raw=set:null"),
                new("private-members", "jwks.key.d=set:'AQAB'", "jwks.key.p=set:'AQAB'", "jwks.key.q=set:'AQAB'") { Must = $"{Accept}; they are ignored and never logged" },
            ],
        },

        new("jwks-down-during-rotation", "Core 10.1.1", $"{R503}; sessions stay, and the next login tries again", "The keys are replaced, and the new set is not to be had.")
        {
            By = FaultActor.Network,
            Variants =
            [
                new("500", "keys.before=rotate", "http.status=500", "http.empty", "when.endpoint=jwks"),
                new("silent", "keys.before=rotate", "http.hang", "when.endpoint=jwks"),
            ],
        },

        new("jwks-unknown-kid-flood", "RFC 7517 4.5", $"{R502}; at most one fetch of the keys per interval of seconds",
            "Every token carries another kid that nobody knows.",
            "idtoken.header.kid=set:'{random}'"),
    ];
}
