using static RazorOkta.MockOkta.Faults.Catalogue.NotOurs;
using static RazorOkta.MockOkta.Faults.Outcome;

namespace RazorOkta.MockOkta.Faults.Catalogue;

/// <summary>What the code is exchanged for, and the refreshing of it.</summary>
internal static class TokenEndpointFaults
{
    private const string Refreshing = "when.grant=refresh_token";

    public static readonly FaultCase[] All =
    [
        JudgedInTheJournal("oidcc-client-test-client-secret-basic", "Core 9; RFC 6749 2.3.1", $"{Accept}; the secret is in the header and nowhere else", "The client authenticates by HTTP Basic."),
        JudgedInTheJournal("token-basic-encoding", "RFC 6749 2.3.1, appendix B", $"{Accept}; both halves are form-encoded", "Client id and secret hold characters that matter."),

        new("token-error-codes", "RFC 6749 5.2", R502, "The code is refused.")
        {
            Variants =
            [
                Error("invalid_grant", 400) with { Must = $"{R400}; the code is never sent again" },
                Error("invalid_client", 401),
                Error("unauthorized_client", 400),
                new("markup", "token.status=400", "token.raw=set:{'error':'invalid_request','error_description':'<img src=x onerror=alert(1)>'}"),
            ],
        },

        new("token-error-disguised", "RFC 6749 5.1, 5.2", $"{R502}; nothing of the body is shown", "An error that does not look like one.")
        {
            Variants =
            [
                new("200", "token.raw=set:{'error':'invalid_grant','error_description':'The code is used up.'}"),
                new("beside-tokens", "token.member.error=set:'invalid_grant'"),
                new("okta-error-beside-tokens", "token.member.errorCode=set:'E0000011'"),
                new("server-error-200", "token.raw=set:{'error':'server_error'}"),
                new("tokens-beside-400", "token.status=400"),
                new("empty-400", "token.status=400", "token.raw=text:"),
                new("html-500", "token.status=500", "token.header.Content-Type=set:text/html", "token.raw=text:<html><body><h1>Internal Server Error</h1></body></html>"),
            ],
        },

        new("token-missing-member", "Core 3.1.3.3; RFC 6749 5.1", R502, "A member that must be there is not.")
        {
            Variants =
            [
                new("id_token", "token.member.id_token=remove"),
                new("access_token", "token.member.access_token=remove"),
                new("access_token-empty", "token.member.access_token=set:''"),
                new("token_type", "token.member.token_type=remove"),
            ],
        },

        new("token-type-unsupported", "RFC 6749 7.1", $"{R502}; the token is never used", "A kind of token that nobody has asked for.")
        {
            Variants =
            [
                new("mac", "token.member.token_type=set:'mac'"),
                new("N_A", "token.member.token_type=set:'N_A'"),
                new("DPoP", "token.member.token_type=set:'DPoP'"),
            ],
        },

        new("fapi2-security-profile-final-client-test-token-type-case-insensitivity", "RFC 6749 5.1", Accept,
            "The token type in inverted case.", "token.member.token_type=respell:inverted-case"),

        new("fapi2-security-profile-final-client-test-token-endpoint-response-without-expires_in", "RFC 6749 5.1", $"{Accept}; the session has limits of its own",
            "There is no expires_in.", "token.member.expires_in=remove"),

        new("fapi1-advanced-final-client-test-no-scope-in-token-endpoint-response", "RFC 6749 5.1", $"{Accept}; absent means as asked", "There is no scope, or a narrower one.")
        {
            Variants =
            [
                new("absent", "token.member.scope=remove", "token.member.expires_in=remove"),
                new("narrower", "token.member.scope=set:'openid'") { Must = $"{Accept}; features are off, nothing fails" },
            ],
        },

        new("token-expires-in-odd", "RFC 6749 5.1", $"{Accept} or {R502}; no overflow, no session that is dead or endless", "A lifetime that is no sensible number.")
        {
            Variants =
            [
                new("string", "token.member.expires_in=set:'3600'"),
                new("negative", "token.member.expires_in=set:-1"),
                new("zero", "token.member.expires_in=set:0"),
                new("fraction", "token.member.expires_in=set:3600.5"),
                new("huge", "token.member.expires_in=set:1e300"),
                new("beyond-64-bits", "token.member.expires_in=set:18446744073709551616"),
            ],
        },

        new("token-malformed-json", "RFC 8259 4; RFC 8725 2.6", $"{R502}, no 500", "An answer that is not what it ought to be.")
        {
            Variants =
            [
                new("id-token-twice", "token.member.id_token=again:'eyJhbGciOiJub25lIn0.eyJzdWIiOiJldmlsIn0.'"),
                new("id-token-object", "token.member.id_token=set:{'token':{value}}"),
                new("id-token-array", "token.member.id_token=set:[{value}]"),
                new("id-token-number", "token.member.id_token=set:7"),
                new("id-token-null", "token.member.id_token=set:null"),
                new("array", "token.raw=array"),
                new("html-type", "token.header.Content-Type=set:text/html"),
            ],
        },

        new("token-connection-lost-after-send", "RFC 6749 4.1.2", $"{R503}; the code is not sent a second time by any layer",
            "The connection ends after the request has been read, without an answer.",
            "http.close", "when.endpoint=token") { By = FaultActor.Network },

        new("token-dpop-challenge", "RFC 9449 8, 9", $"{R502}; with DPoP one more try with the nonce", "A demand for DPoP.")
        {
            Variants =
            [
                new("use_dpop_nonce", "token.status=400", "token.header.DPoP-Nonce=set:{random}",
                    "token.raw=set:{'error':'use_dpop_nonce','error_description':'Authorization server requires nonce in DPoP proof.'}"),
                new("userinfo-scheme-case", "userinfo.status=401", "userinfo.header.WWW-Authenticate=set:dPoP error=\"use_dpop_nonce\"",
                    "userinfo.header.DPoP-Nonce=set:{random}", "userinfo.raw=text:"),
            ],
        },

        new("client-assertion-audience", "FAPI 2.0 Security Profile 5.3.3", "the aud of an assertion is the issuer identifier, never an endpoint from metadata",
            "The metadata names the token endpoint of another.",
            "discovery.member.token_endpoint=set:'{canary:token}'"),

        new("oidcc-client-test-refresh-token", "Core 12", $"{Accept}; refresh, replace the stored tokens, go on",
            "An access token is good for one UserInfo call: from then on only a refreshed one is.",
            "userinfo.status=401", "userinfo.header.WWW-Authenticate=set:Bearer error=\"invalid_token\"", "userinfo.raw=text:", "when.token=used"),

        new("oidcc-client-test-refresh-token-invalid-issuer", "Core 12.2", "do not use the answer; the session ends; no UserInfo call",
            "The ID token of a refreshing has another iss.", "idtoken.claim.iss=append:1", Refreshing),

        new("oidcc-client-test-refresh-token-invalid-sub", "Core 12.2", "do not use the answer; the session ends; no UserInfo call",
            "The ID token of a refreshing has another sub.", "idtoken.claim.sub=append:1", Refreshing),

        new("refresh-id-token-not-validated", "Core 12.2", "do not use the answer; the session ends", "The ID token of a refreshing is not what the login's was.")
        {
            Variants =
            [
                new("unsigned", "idtoken.sign=none", Refreshing),
                new("bad-signature", "idtoken.signature=corrupt", Refreshing),
                new("other-aud", "idtoken.claim.aud=set:'another-client'", Refreshing),
                new("later-auth-time", "idtoken.claim.auth_time=shift:60", Refreshing),
                new("other-nonce", "idtoken.claim.nonce=set:'another-nonce'", Refreshing),
                new("no-text", "token.member.id_token=set:{}", Refreshing),
                new("empty-refresh-token", "token.member.id_token=remove", "token.member.refresh_token=set:''", Refreshing) { Must = $"{Accept}; the old refresh token is kept" },
                new("nothing-new", "token.member.id_token=remove", "token.member.refresh_token=remove", Refreshing) { Must = $"{Accept}; the old refresh token is kept" },
            ],
        },

        new("refresh-fatal-versus-transient", "RFC 6749 5.2", "the session ends", "A refreshing fails, for good or for now.")
        {
            Variants =
            [
                Error("invalid_grant", 400, Refreshing),
                Error("invalid_client", 401, Refreshing),
                new("503", "http.status=503", "http.empty", Refreshing) { Must = "the session lives on to its own limit" },
                new("html-200", "token.header.Content-Type=set:text/html", "token.raw=text:<html><body>Maintenance</body></html>", Refreshing) { Must = "the session lives on to its own limit" },
                new("silent", "http.hang", Refreshing) { Must = "the session lives on to its own limit" },
                new("reset", "http.reset", Refreshing) { Must = "the session lives on to its own limit" },
            ],
        },

        new("refresh-rotation-race", "RFC 9700 4.14.2", "one refreshing in flight per session; nobody is signed out",
            "A refresh token that comes a second time ends the whole grant.",
            "token.replay=revoke", Refreshing),
    ];

    private static FaultVariant Error(string code, int status, params string[] conditions) =>
        new(code, [$"token.status={status}", $$"""token.raw=set:{'error':'{{code}}','error_description':'Refused by a fault of the mock.'}""", .. conditions]);
}
