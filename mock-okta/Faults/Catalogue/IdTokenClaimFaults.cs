using static RazorOkta.MockOkta.Faults.Outcome;

namespace RazorOkta.MockOkta.Faults.Catalogue;

/// <summary>What the ID token says. Its signature is good in all of these: only the rules for claims can help.</summary>
internal static class IdTokenClaimFaults
{
    private const string NoUserInfo = $"{R502}, no UserInfo call";

    public static readonly FaultCase[] All =
    [
        new("oidcc-client-test-invalid-iss", "Core 3.1.3.7-2", NoUserInfo, "The iss has a character too many.", "idtoken.claim.iss=append:1"),

        new("fapi2-security-profile-final-client-test-invalid-missing-iss", "Core 2, 3.1.3.7-2", R502, "There is no iss, or none that is a name.")
        {
            Variants = [new("missing", "idtoken.claim.iss=remove"), new("empty", "idtoken.claim.iss=set:''"), new("array", "idtoken.claim.iss=set:['{issuer}']")],
        },

        new("id-token-iss-near-match", "Core 3.1.3.7-2; RFC 8725 3.8", $"{R502}: compare letter by letter with the configured issuer", "The iss is nearly the right one.")
        {
            Variants =
            [
                new("trailing-slash", "idtoken.claim.iss=respell:trailing-slash"),
                new("upper-case", "idtoken.claim.iss=respell:upper-case"),
                new("other-scheme", "idtoken.claim.iss=respell:other-scheme"),
                new("default-port", "idtoken.claim.iss=respell:default-port"),
                new("look-alike", "idtoken.claim.iss=respell:look-alike"),
                new("other-tenant", "idtoken.claim.iss=set:'{org}/oauth2/another-server'"),
            ],
        },

        new("oidcc-client-test-missing-sub", "Core 2", R502, "There is no sub.", "idtoken.claim.sub=remove"),

        new("oidcc-client-test-invalid-aud", "Core 3.1.3.7-3", NoUserInfo, "The token is for another.")
        {
            Variants = [new("altered", "idtoken.claim.aud=append:1"), new("of-another-client", "idtoken.claim.aud=set:'0oaAnotherClient00001'")],
        },

        new("oidcc-client-test-missing-aud", "Core 2, 3.1.3.7-3", R502, "There is no aud.", "idtoken.claim.aud=remove"),

        new("fapi2-security-profile-final-client-test-valid-aud-as-array", "Core 2", Accept, "The aud is an array with the client id alone.", "idtoken.claim.aud=set:['{client}']"),

        new("fapi2-security-profile-final-client-test-invalid-secondary-aud", "Core 3.1.3.7-3, -4", R502, "Beside the client id there is an audience that nobody knows, and no azp.",
            "idtoken.claim.aud=set:['{client}','0oaAnotherClient00001']"),

        new("id-token-azp-mismatch", "Core 3.1.3.7-4, -5", R502, "The authorized party is in question.")
        {
            Variants =
            [
                new("another", "idtoken.claim.azp=set:'0oaAnotherClient00001'"),
                new("fitting-with-more-audiences", "idtoken.claim.aud=set:['{client}','0oaAnotherClient00001']", "idtoken.claim.azp=set:'{client}'")
                {
                    Must = $"{R502}, unless every audience is on a list",
                },
            ],
        },

        new("id-token-sub-or-aud-odd", "Core 2; RFC 7519 4.1", $"{R502}, never a 500 or half a user", "A sub or aud that is no name.")
        {
            Variants =
            [
                new("sub-empty", "idtoken.claim.sub=set:''"),
                new("sub-blank", "idtoken.claim.sub=set:'   '"),
                new("sub-long", "idtoken.claim.sub=fill:text:256"),
                new("sub-object", "idtoken.claim.sub=set:{'id':{value}}"),
                new("sub-number", "idtoken.claim.sub=set:7"),
                new("sub-nul", "idtoken.claim.sub=append:\0"),
                new("aud-empty-array", "idtoken.claim.aud=set:[]"),
                new("aud-null", "idtoken.claim.aud=set:null"),
                new("aud-nested", "idtoken.claim.aud=set:[['{client}']]"),
                new("aud-number", "idtoken.claim.aud=set:7"),
            ],
        },

        new("fapi2-security-profile-final-client-test-invalid-expired-exp", "Core 3.1.3.7-9", R502, "The token expired six minutes ago.", "idtoken.claim.exp=set:{now-360}"),

        new("fapi2-security-profile-final-client-test-invalid-missing-exp", "Core 2", R502, "There is no exp.", "idtoken.claim.exp=remove"),

        new("id-token-time-edges", "Core 3.1.3.7-9; RFC 7519 4.1.4", $"{R502}, no 500", "Times at the edge of what is allowed, and times that are none.")
        {
            Variants =
            [
                new("exp-30s-ago", "idtoken.claim.exp=set:{now-30}") { Must = $"{Accept} inside the allowed skew" },
                new("exp-290s-ago", "idtoken.claim.exp=set:{now-290}") { Must = $"{Accept} with a skew of five minutes, else {R502}" },
                new("exp-310s-ago", "idtoken.claim.exp=set:{now-310}"),
                new("exp-beyond-all-time", "idtoken.claim.exp=set:1000000000000000"),
                .. Odd("exp"), .. Odd("iat"), .. Odd("nbf"),
            ],
        },

        new("oidcc-client-test-missing-iat", "Core 2", R502, "There is no iat.", "idtoken.claim.iat=remove"),

        new("fapi1-advanced-final-client-test-iat-is-week-in-past", "Core 3.1.3.7-10", $"{R502}: a token fresh from the endpoint has a greatest age", "The iat is a week ago, the exp is fine.",
            "idtoken.claim.iat=set:{now-604800}"),

        new("id-token-issued-in-future", "RFC 7519 4.1.5; ASVS 9.2.1", R502, "A time that has yet to come, by an hour.")
        {
            Variants = [new("iat", "idtoken.claim.iat=set:{now+3600}"), new("nbf", "idtoken.claim.nbf=set:{now+3600}")],
        },

        new("oidcc-client-test-nonce-invalid", "Core 3.1.3.7-11", NoUserInfo, "The nonce is another than was sent.", "idtoken.claim.nonce=append:1"),

        new("fapi2-security-profile-final-client-test-invalid-missing-nonce", "Core 3.1.3.7-11; CVE-2024-10318", R502, "There is no nonce, though one was sent.", "idtoken.claim.nonce=remove"),

        new("id-token-nonce-of-other-attempt", "RFC 9700 4.5", $"{R502}: the nonce is tied to this state", "From the second login on there is something of the one before.")
        {
            Variants = [new("nonce", "idtoken.claim.nonce=earlier", "when.grant=login"), new("whole-token", "idtoken.raw=earlier", "when.grant=login")],
        },

        new("oidcc-client-test-invalid-athash", "Core 3.1.3.8", R502, "The at_hash is of another access token.", "idtoken.claim.at_hash=set:'AAAAAAAAAAAAAAAAAAAAAA'"),

        new("oidcc-client-test-missing-athash", "Core 3.1.3.6", $"{Accept} in the code flow", "There is no at_hash.", "idtoken.claim.at_hash=remove"),

        new("id-token-auth-context", "Core 3.1.2.1, 3.1.3.7-12, -13", $"{R403}, sign in again", "The user was not authenticated as was asked (with max_age or acr_values in the request).")
        {
            Variants =
            [
                new("auth-time-absent", "idtoken.claim.auth_time=remove"),
                new("auth-time-old", "idtoken.claim.auth_time=set:{now-86400}"),
                new("acr-absent", "idtoken.claim.acr=remove"),
                new("acr-lower", "idtoken.claim.acr=set:'urn:okta:loa:1fa:any'"),
            ],
        },

        new("id-token-duplicate-or-shadow-member", "RFC 7519 4; RFC 8725 2.6", R502, "A member twice, or something that looks like it.")
        {
            Variants =
            [
                new("sub-twice", "idtoken.claim.sub=again:'00uVictim00000000001'"),
                new("sub-twice-first", "idtoken.claim.sub=before:'00uVictim00000000001'"),
                new("aud-twice", "idtoken.claim.aud=again:'0oaAnotherClient00001'"),
                new("nonce-twice", "idtoken.claim.nonce=again:'another-nonce'"),
                new("alg-twice", "idtoken.header.alg=again:'none'"),
                new("sub-in-other-case", "idtoken.claim.Sub=set:'00uVictim00000000001'") { Must = $"{Accept} for the sub in small letters" },
                new("claims-in-header", "idtoken.header.sub=set:'00uVictim00000000001'", "idtoken.header.iss=set:'https://evil.example'")
                {
                    Must = $"{Accept}; the header is never read as claims",
                },
            ],
        },

        new("id-token-profile-claims-hostile", "RFC 8725 3.7, 3.10; ASVS 3.2.2", $"{Accept} with encoded or dropped values; no 500", "Profile claims that are an attack on whoever shows them.")
        {
            Variants =
            [
                new("script", "idtoken.claim.name=set:'<script>alert(1)</script>'"),
                new("long", "idtoken.claim.name=fill:text:4096"),
                new("right-to-left", "idtoken.claim.name=set:'\\u202Enhoj'"),
                new("line-end", "idtoken.claim.name=set:'John\\r\\nSet-Cookie: evil=1'"),
                new("object", "idtoken.claim.name=set:{'first':'John'}"),
                new("email-array", "idtoken.claim.email=set:['john@acme.com','evil@example.com']"),
                new("invalid-utf-8", "idtoken.claim.name=set:'John \uDCC3( \uDCFF'") { Must = R502 },
            ],
        },

        new("id-token-email-as-identity", "Core 5.7; ASVS 10.5.2", "no access to the victim's account: the key is iss and sub", "Somebody else's address, with the user's own sub.")
        {
            Variants =
            [
                new("email", "idtoken.claim.email=set:'victim@acme.com'"),
                new("preferred-username", "idtoken.claim.preferred_username=set:'victim@acme.com'"),
                new("unverified", "idtoken.claim.email=set:'victim@acme.com'", "idtoken.claim.email_verified=set:false"),
                new("verified-absent", "idtoken.claim.email=set:'victim@acme.com'", "idtoken.claim.email_verified=remove"),
                new("verified-string", "idtoken.claim.email=set:'victim@acme.com'", "idtoken.claim.email_verified=set:'true'"),
                new("two-at-signs", "idtoken.claim.email=set:'a@evil.example@acme.com'"),
            ],
        },

        new("id-token-role-injection", "RFC 8725 3.10", $"{Accept}, and no right is granted", "Roles that nobody has asked for.")
        {
            Variants =
            [
                new("role", "idtoken.claim.role=set:'admin'"),
                new("roles", "idtoken.claim.roles=set:['admin']"),
                new("groups", "idtoken.claim.groups=set:['Administrators']"),
                new("schema-name", "idtoken.claim.http://schemas.microsoft.com/ws/2008/06/identity/claims/role=set:'admin'"),
            ],
        },

        new("id-token-other-jwt-reused", "RFC 8725 2.8, 3.12; Back-Channel 4", R502, "A token of another kind, signed with the same key, stands in its place.")
        {
            Variants =
            [
                new("access-token", "idtoken.replace=access_token"),
                new("logout-token", "idtoken.header.typ=set:'logout+jwt'", "idtoken.claims=only:iss,sub,aud,iat,exp,jti", "idtoken.claim.events=set:{'http://schemas.openid.net/event/backchannel-logout':{}}"),
                new("logout-token-with-nonce", "idtoken.header.typ=set:'logout+jwt'", "idtoken.claims=only:iss,sub,aud,iat,exp,jti,nonce",
                    "idtoken.claim.events=set:{'http://schemas.openid.net/event/backchannel-logout':{}}"),
                new("jarm", "idtoken.claims=only:iss,aud,exp", "idtoken.claim.code=set:'a-code'", "idtoken.claim.state=set:'a-state'"),
            ],
        },
    ];

    private static IEnumerable<FaultVariant> Odd(string claim) =>
    [
        new($"{claim}-string", $"idtoken.claim.{claim}=set:'{{now}}'"),
        new($"{claim}-fraction", $"idtoken.claim.{claim}=set:{{now}}.5") { Must = $"{Accept} or {R502}, no 500" },
        new($"{claim}-negative", $"idtoken.claim.{claim}=set:-1"),
        new($"{claim}-huge", $"idtoken.claim.{claim}=set:1e300"),
        new($"{claim}-null", $"idtoken.claim.{claim}=set:null"),
    ];
}
