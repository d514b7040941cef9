using static RazorOkta.MockOkta.Faults.Outcome;

namespace RazorOkta.MockOkta.Faults.Catalogue;

/// <summary>The ID token as a signed thing: header, signature, encoding.</summary>
internal static class IdTokenFormFaults
{
    private const string ES256 = "jwks.keys=add:ec";

    public static readonly FaultCase[] All =
    [
        new("oidcc-client-test-idtoken-sig-rs256", "Core 3.1.3.7-6", Accept, "A correct RS256 token, signed anew.", "idtoken.sign=with:org:RS256"),

        new("oidcc-client-test-idtoken-sig-none", "Core 3.1.3.7-7; RFC 8725 3.1", $"{R502}, no UserInfo call", "The alg none with an empty signature, all else in order.", "idtoken.sign=none"),

        new("id-token-alg-none-variants", "RFC 8725 3.1", R502, "The alg none in other spellings, or no alg at all.")
        {
            Variants =
            [
                new("None", "idtoken.sign=none", "idtoken.header.alg=set:'None'"),
                new("NONE", "idtoken.sign=none", "idtoken.header.alg=set:'NONE'"),
                new("NoNe", "idtoken.sign=none", "idtoken.header.alg=set:'NoNe'"),
                new("nOnE", "idtoken.sign=none", "idtoken.header.alg=set:'nOnE'"),
                new("leftover-signature", "idtoken.sign=keep", "idtoken.header.alg=set:'none'"),
                new("absent", "idtoken.sign=none", "idtoken.header.alg=remove"),
                new("empty", "idtoken.sign=none", "idtoken.header.alg=set:''"),
                new("null", "idtoken.sign=none", "idtoken.header.alg=set:null"),
                new("array", "idtoken.sign=none", "idtoken.header.alg=set:['none']"),
            ],
        },

        new("oidcc-client-test-invalid-sig-rs256", "Core 3.1.3.7-6; ASVS 9.1.1", $"{R502}, no UserInfo call", "One bit of the RS256 signature is wrong.", "idtoken.signature=corrupt"),

        new("oidcc-client-test-invalid-sig-es256", "Core 3.1.3.7-6; ASVS 9.1.1", R502, "A provider that signs with ES256, and one bit of the signature is wrong.",
            "discovery.member.id_token_signing_alg_values_supported=set:['ES256']", "jwks.keys=only:ec", "idtoken.sign=with:ec:ES256", "idtoken.signature=corrupt"),

        new("oidcc-client-test-invalid-sig-hs256", "Core 3.1.3.7-6; ASVS 9.1.1", R502, "A provider that signs with HS256 and the client's secret, and one bit of the MAC is wrong.",
            "discovery.member.id_token_signing_alg_values_supported=set:['HS256']", "idtoken.sign=hmac:secret", "idtoken.header.kid=remove", "idtoken.signature=corrupt"),

        new("id-token-signature-stripped", "RFC 8725 3.3", R502, "The header says RS256 with a good kid, and there is no signature.")
        {
            Variants = [new("empty", "idtoken.signature=strip"), new("two-parts", "idtoken.raw=two-parts")],
        },

        new("id-token-hs256-with-public-key", "RFC 8725 2.1, 3.1", R502, "HS256 with the public RSA key as secret, in every form in which a library may keep it.")
        {
            Variants =
            [
                .. new[]
                {
                    "pem", "pem-with-last-line-end", "pem-without-line-ends", "pem-pkcs1", "pem-pkcs1-without-line-ends", "der", "der-base64",
                    "modulus", "modulus-bytes", "exponent", "jwk", "kty", "alg", "kid",
                }.Select(form => new FaultVariant(form, $"idtoken.sign=hmac:{form}")),
            ],
        },

        new("id-token-hs256-with-client-secret", "Core 3.1.3.7-7, -8", $"{R502} while RS256 is what was agreed", "HS256 with a secret that the client has, or with none.")
        {
            Variants = [new("secret", "idtoken.sign=hmac:secret"), new("empty-key", "idtoken.sign=hmac:empty")],
        },

        new("fapi2-security-profile-final-client-test-invalid-alternate-alg", "RFC 8725 3.1; ASVS 9.1.2", $"{R502}: exactly the agreed algorithm",
            "A valid signature by a published key, with another algorithm than RS256.")
        {
            Variants =
            [
                new("RS512", "idtoken.sign=with:org:RS512"),
                new("PS256", "idtoken.sign=with:org:PS256"),
                new("ES256", ES256, "idtoken.sign=with:ec:ES256"),
            ],
        },

        new("id-token-header-carried-key", "Core 2; RFC 8725 3.10; CVE-2018-0114", $"{R502}; jku and x5u are not fetched",
            "The token is signed with a key that its own header brings along.")
        {
            Variants =
            [
                Carried("jwk", "idtoken.header.jwk=set:{jwk:attacker}"),
                Carried("jku", "idtoken.header.jku=set:'{canary:jku}'"),
                Carried("x5u", "idtoken.header.x5u=set:'{canary:x5u}'"),
                Carried("x5c", "idtoken.header.x5c=set:['{attacker-certificate}']"),
                Carried("jwk-with-good-kid", "idtoken.header.kid=set:'{kid}'", "idtoken.header.jwk=set:{jwk:attacker}"),
                Carried("jku-with-good-kid", "idtoken.header.kid=set:'{kid}'", "idtoken.header.jku=set:'{canary:jku}'"),
                Carried("x5c-good-first", "idtoken.header.x5c=set:['{stranger-certificate}','{attacker-certificate}']"),
                Carried("x5c-attacker-first", "idtoken.header.x5c=set:['{attacker-certificate}','{stranger-certificate}']"),
            ],
        },

        new("id-token-kid-hostile", "RFC 8725 3.10", $"{R502}; no fetch, no file, no query, a clean log", "A kid that is an attack on whoever looks it up.")
        {
            Variants =
            [
                new("url", "idtoken.header.kid=set:'{canary:kid}'"),
                new("path", "idtoken.header.kid=set:'../../../../dev/null'"),
                new("sql", "idtoken.header.kid=set:'x\\u0027 OR 1=1 --'"),
                new("jwk", "idtoken.sign=with:attacker:RS256", "idtoken.header.kid=set:{jwk:attacker}"),
                new("long", "idtoken.header.kid=fill:text:10240"),
                new("line-end", "idtoken.header.kid=set:'x\\r\\nforged log line'"),
                new("nul", "idtoken.header.kid=set:'x\\u0000y'"),
            ],
        },

        new("id-token-kid-mismatch", "RFC 7515 4.1.4; RFC 8725 3.1", $"{R502} after one fetch", "The kid and the key do not belong together.")
        {
            Variants =
            [
                new("unknown", "idtoken.header.kid=set:'nobody-knows-this'"),
                new("of-another-key", "jwks.keys=add:spare", "idtoken.header.kid=set:'spare'"),
                new("number", "idtoken.header.kid=set:7"),
            ],
        },

        new("id-token-crit-unknown", "RFC 7515 4.1.11; RFC 7797 6", R502, "The header demands that something be understood.")
        {
            Variants =
            [
                new("extension", "idtoken.header.crit=set:['x-unheard-of']", "idtoken.header.x-unheard-of=set:true"),
                new("empty", "idtoken.header.crit=set:[]"),
                new("b64", "idtoken.header.crit=set:['b64']", "idtoken.header.b64=set:false"),
                new("b64-alone", "idtoken.header.b64=set:false"),
            ],
        },

        new("id-token-wrong-typ", "RFC 8725 3.11; ASVS 9.2.2", R502, "The header says that it is a token of another kind.")
        {
            Variants =
            [
                Typ("at+jwt"), Typ("logout+jwt"), Typ("dpop+jwt"), Typ("secevent+jwt"),
                Typ("JWT") with { Must = Accept },
                new("absent", "idtoken.header.typ=remove") { Must = Accept },
                new("absent-with-events", "idtoken.header.typ=remove", "idtoken.claim.events=set:{'http://schemas.openid.net/event/backchannel-logout':{}}"),
            ],
        },

        new("id-token-encrypted-unasked", "RFC 8725 3.6; CVE-2024-21319", $"{R502} within milliseconds; nothing is decrypted", "A token of five parts, though no encryption was registered.")
        {
            Variants = [Encrypted("rsa-oaep"), Encrypted("rsa1_5"), Encrypted("dir"), Encrypted("zip"), Encrypted("pbes2")],
        },

        new("id-token-degenerate-ecdsa", "CVE-2022-21449; RFC 8725 3.4", R502, "ES256 with a signature that is none.")
        {
            Variants =
            [
                new("zero", ES256, "idtoken.sign=with:ec:ES256", "idtoken.signature=zero"),
                new("r-is-order", ES256, "idtoken.sign=with:ec:ES256", "idtoken.signature=r-is-order"),
                new("s-is-order", ES256, "idtoken.sign=with:ec:ES256", "idtoken.signature=s-is-order"),
                new("der", ES256, "idtoken.sign=with:ec:ES256", "idtoken.signature=der"),
                new("wrong-curve", "jwks.keys=add:ec-384", "idtoken.sign=with:ec-384:ES256"),
            ],
        },

        new("id-token-noncanonical-encoding", "RFC 7515 2, 7.1", R502, "The same token, written as no token may be.")
        {
            Variants =
            [
                new("padding", "idtoken.raw=append:=="),
                new("line-end", "idtoken.raw=line-end"),
                new("space", "idtoken.raw=space"),
                new("standard-alphabet", "idtoken.raw=standard-alphabet"),
                new("spare-bits", "idtoken.raw=spare-bits"),
                new("json", "idtoken.raw=json"),
                new("four-parts", "idtoken.raw=four-parts"),
                new("plain-text", "idtoken.raw=set:signed-in-as-john"),
            ],
        },

        new("id-token-resource-bomb", "CVE-2025-27144; RFC 8725 3.4", $"{R502} quickly; no stack overflow, memory flat", "A token that costs more to read than it is worth.")
        {
            Variants =
            [
                new("100-kb", "idtoken.claim.padding=fill:text:100000"),
                new("1-mb", "idtoken.claim.padding=fill:text:1000000"),
                new("dots", "idtoken.raw=dots:100000"),
                new("nested", "idtoken.claim.nested=fill:nested:10000"),
                new("50000-claims", "idtoken.claims=many:50000"),
            ],
        },
    ];

    private static FaultVariant Carried(string name, params string[] changes) => new(name, ["idtoken.sign=with:attacker:RS256", .. changes]);

    private static FaultVariant Typ(string typ) => new(typ, $"idtoken.header.typ=set:'{typ}'");

    private static FaultVariant Encrypted(string how) => new(how, $"idtoken.raw=encrypted:{how}");
}
