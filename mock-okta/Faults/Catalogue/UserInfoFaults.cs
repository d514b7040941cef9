using static RazorOkta.MockOkta.Faults.Catalogue.NotOurs;
using static RazorOkta.MockOkta.Faults.Outcome;

namespace RazorOkta.MockOkta.Faults.Catalogue;

/// <summary>What UserInfo says of the user.</summary>
internal static class UserInfoFaults
{
    private const string Discard = $"{R502}, or a session without any claim of it";

    public static readonly FaultCase[] All =
    [
        JudgedInTheJournal("oidcc-client-test-userinfo-bearer-header", "RFC 6750 2; RFC 9700 4.3.2", $"{Accept}; the token is in the header", "How the access token comes."),

        new("oidcc-client-test-userinfo-invalid-sub", "Core 5.3.2, 5.3.4", Discard, "The sub differs from the ID token's.", "userinfo.member.sub=append:1"),

        new("userinfo-sub-missing-or-multiple", "Core 5.3.2", Discard, "There is no sub, or more than one.")
        {
            Variants =
            [
                new("missing", "userinfo.member.sub=remove"),
                new("twice-wrong-last", "userinfo.member.sub=again:'00uVictim00000000001'"),
                new("twice-wrong-first", "userinfo.member.sub=before:'00uVictim00000000001'"),
                new("array", "userinfo.member.sub=set:[{value},'00uVictim00000000001']"),
            ],
        },

        new("oidcc-client-test-userinfo-signed", "Core 5.3.2", $"{Accept}, if registered so: verify signature, iss and aud", "A token signed with RS256 in place of JSON.", "userinfo.sign=with:org:RS256"),

        new("userinfo-jwt-not-verified", "Core 5.3.4", Discard, "A token where JSON was agreed, good or bad.")
        {
            Variants =
            [
                new("unasked", "userinfo.sign=with:org:RS256"),
                new("bad-signature", "userinfo.sign=with:org:RS256", "userinfo.signature=corrupt"),
                new("none", "userinfo.sign=none"),
                new("attacker", "userinfo.sign=with:attacker:RS256"),
                new("other-aud", "userinfo.sign=with:org:RS256", "userinfo.claim.aud=set:'0oaAnotherClient00001'"),
                new("json-typed-as-jwt", "userinfo.header.Content-Type=set:application/jwt"),
            ],
        },

        new("userinfo-fails", "Core 5.3.3; RFC 6750 3", "a session without the further claims, or R502; no loop", "UserInfo does not answer as it should.")
        {
            Variants =
            [
                new("401", "userinfo.status=401", "userinfo.header.WWW-Authenticate=set:Bearer error=\"invalid_token\"", "userinfo.raw=text:"),
                new("403", "userinfo.status=403", "userinfo.header.WWW-Authenticate=set:Bearer error=\"insufficient_scope\"", "userinfo.raw=text:"),
                new("500", "userinfo.status=500", "userinfo.raw=text:"),
                new("claims-beside-403", "userinfo.status=403"),
                new("html", "userinfo.header.Content-Type=set:text/html", "userinfo.raw=text:<html><body>Maintenance</body></html>"),
                new("array", "userinfo.raw=array"),
                new("empty", "userinfo.raw=text:"),
            ],
        },

        new("userinfo-overrides-protected-claims", "RFC 8725 3.10", $"{Accept}; the ID token's values stand", "It carries claims that only an ID token may.",
            "userinfo.member.iss=set:'https://evil.example'", "userinfo.member.aud=set:'0oaAnotherClient00001'", "userinfo.member.exp=set:{now+315360000}",
            "userinfo.member.nonce=set:'another-nonce'", "userinfo.member.roles=set:['admin']", "userinfo.member.amr=set:['hwk']", "userinfo.member.auth_time=set:{now}"),

        new("oidcc-client-test-aggregated-claims", "Core 5.6.2", $"{Accept}; ignore them, or verify each", "Claims of another issuer, embedded as tokens.",
            "userinfo.member._claim_names=set:{'address':'src1','phone_number':'src1'}",
            "userinfo.member._claim_sources=set:{'src1':{'JWT':'eyJhbGciOiJub25lIn0.eyJwaG9uZV9udW1iZXIiOiIrMSJ9.'}}"),

        new("oidcc-client-test-distributed-claims", "Core 5.6.2; RFC 8725 3.10", $"{Accept}; ignore them, and fetch nothing", "Claims that are to be fetched elsewhere.")
        {
            Variants =
            [
                new("canary", "userinfo.member._claim_names=set:{'credit_score':'src1'}",
                    "userinfo.member._claim_sources=set:{'src1':{'endpoint':'{canary:claims}','access_token':'bait'}}"),
                new("internal-address", "userinfo.member._claim_names=set:{'credit_score':'src1'}",
                    "userinfo.member._claim_sources=set:{'src1':{'endpoint':'http://169.254.169.254/latest/meta-data','access_token':'bait'}}"),
            ],
        },

        new("userinfo-oversized-claims", "ASVS 3.3.5", $"{Accept}; each cookie stays below 4096 bytes", "More claims than a cookie can hold.")
        {
            Variants = [new("groups", "userinfo.member.groups=fill:items:5000"), new("attributes", "userinfo.member.attributes=fill:text:300000")],
        },

        new("userinfo-hostile-values", "Core 5.1", $"{Accept}; nothing is fetched, nothing throws", "Values that are an attack on whoever uses them.")
        {
            Variants =
            [
                new("picture-javascript", "userinfo.member.picture=set:'javascript:alert(1)'"),
                new("picture-canary", "userinfo.member.picture=set:'{canary:picture}'"),
                new("picture-internal", "userinfo.member.picture=set:'http://169.254.169.254/latest/meta-data'"),
                new("locale-unknown", "userinfo.member.locale=set:'xx-Nowhere-1'"),
                new("locale-path", "userinfo.member.locale=set:'../../etc/passwd'"),
                new("zoneinfo-unknown", "userinfo.member.zoneinfo=set:'Mars/Olympus_Mons'"),
                new("zoneinfo-path", "userinfo.member.zoneinfo=set:'../../../etc/passwd'"),
                new("birthdate", "userinfo.member.birthdate=set:'0000-00-00'"),
            ],
        },
    ];
}
