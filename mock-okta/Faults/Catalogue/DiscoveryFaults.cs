using static RazorOkta.MockOkta.Faults.Catalogue.NotOurs;
using static RazorOkta.MockOkta.Faults.Outcome;

namespace RazorOkta.MockOkta.Faults.Catalogue;

/// <summary>The metadata, from which a relying party takes everything else.</summary>
internal static class DiscoveryFaults
{
    private const string NoLogin = $"{R503} at the start of a login: no redirect to the provider";

    public static readonly FaultCase[] All =
    [
        new("oidcc-client-test-discovery-openid-config", "Discovery 4.2, 4.3", $"{Accept}; use the endpoints of the document, ignore what is not known",
            "Valid metadata with members that nobody knows and response types in unusual order.",
            "discovery.member.response_types_supported=set:['id_token token','code token','id_token','code']",
            "discovery.member.x_unheard_of=set:{'nested':[1,null,{'deep':true}]}",
            "discovery.member.another_endpoint=set:7"),

        new("oidcc-client-test-discovery-issuer-mismatch", "Discovery 4.3; ASVS 10.5.3", NoLogin,
            "The issuer in the document is another than the one that was asked.",
            "discovery.member.issuer=append:INVALID"),

        new("discovery-issuer-near-match", "Discovery 4.3; RFC 8414 3.3", $"{NoLogin}; compare letter by letter",
            "The issuer in the document is the one that was asked, spelled otherwise.")
        {
            Variants =
            [
                new("trailing-slash", "discovery.member.issuer=respell:trailing-slash"),
                new("upper-case", "discovery.member.issuer=respell:upper-case"),
                new("default-port", "discovery.member.issuer=respell:default-port"),
                new("other-scheme", "discovery.member.issuer=respell:other-scheme"),
                new("escaped-letter", "discovery.member.issuer=respell:escaped-letter"),
                new("org-issuer", "discovery.member.issuer=set:'{org}'"),
            ],
        },

        new("discovery-malformed", "Discovery 3; RFC 8725 2.6", $"{NoLogin}; no 500", "A document that lacks a member, or has it in the wrong form.")
        {
            Variants =
            [
                new("no-issuer", "discovery.member.issuer=remove"),
                new("no-authorization-endpoint", "discovery.member.authorization_endpoint=remove"),
                new("no-token-endpoint", "discovery.member.token_endpoint=remove"),
                new("no-jwks-uri", "discovery.member.jwks_uri=remove"),
                new("array", "discovery.raw=array"),
                new("issuer-array", "discovery.member.issuer=set:['{issuer}']"),
                new("jwks-uri-number", "discovery.member.jwks_uri=set:7"),
                new("issuer-twice", "discovery.member.issuer=again:'https://evil.example'"),
                new("token-endpoint-twice", "discovery.member.token_endpoint=again:'{canary:token}'"),
            ],
        },

        new("discovery-unsafe-endpoint", "RFC 9700 4.4; RFC 8414 6.2", "R503; no call to that address, no secret or code sent there, no such Location",
            "An endpoint at a place to which nothing may be sent.")
        {
            Variants =
            [
                new("http", "discovery.member.token_endpoint=set:'http://idp.example/v1/token'"),
                new("other-host", "discovery.member.token_endpoint=set:'{other-host}/_mock/canary/token'"),
                new("loopback", "discovery.member.jwks_uri=set:'http://127.0.0.1:1/v1/keys'"),
                new("link-local", "discovery.member.token_endpoint=set:'http://169.254.169.254/latest/meta-data'"),
                new("user-info", "discovery.member.token_endpoint=set:'http://user:password@127.0.0.1:1/v1/token'"),
                new("user-info-at-the-issuer", "discovery.member.token_endpoint=set:'{org-with-user-info}/oauth2/default/v1/token'"),
                new("fragment", "discovery.member.token_endpoint=append:#fragment"),
                new("javascript", "discovery.member.authorization_endpoint=set:'javascript:alert(1)'"),
                new("file", "discovery.member.jwks_uri=set:'file:///etc/passwd'"),
            ],
        },

        new("discovery-auth-methods", "Discovery 3; Core 9", "a configuration error; no fallback to another method", "What the token endpoint says of the ways to authenticate.")
        {
            Variants =
            [
                new("absent", "discovery.member.token_endpoint_auth_methods_supported=remove") { Must = $"{Accept}: absent means client_secret_basic" },
                new("without-basic", "discovery.member.token_endpoint_auth_methods_supported=set:['client_secret_post','private_key_jwt']"),
                new("only-none", "discovery.member.token_endpoint_auth_methods_supported=set:['none']"),
            ],
        },

        new("discovery-capability-downgrade", "RFC 9700 2.1.1, 4.8; RFC 8725 3.1", $"{Accept}; S256 is sent still, and the own list of algorithms stands",
            "The metadata promises less protection than there is.")
        {
            Variants =
            [
                new("pkce-absent", "discovery.member.code_challenge_methods_supported=remove"),
                new("pkce-plain", "discovery.member.code_challenge_methods_supported=set:['plain']"),
                new("alg-none", "discovery.member.id_token_signing_alg_values_supported=set:['none']"),
                new("alg-hs256", "discovery.member.id_token_signing_alg_values_supported=set:['HS256']"),
            ],
        },

        new("discovery-refresh-turns-bad", "Core 10.1.1; Discovery 4.3", $"{Accept} with the last good document; running sessions stay",
            "The first document is good, and every later one is not.")
        {
            Variants =
            [
                new("issuer", "discovery.member.issuer=set:'https://evil.example'", "when.skip=1"),
                new("broken-json", "discovery.raw=cut", "when.skip=1"),
                new("500", "discovery.status=500", "discovery.raw=set:{'error':'server_error'}", "when.skip=1"),
            ],
        },

        new("discovery-down-at-start", "RFC 9110 15.6.4", $"{R503} for logins only; without a restart all is well once the provider is back",
            "There is no metadata for the first minute by the org's clock.")
        {
            By = FaultActor.Network,
            Variants =
            [
                new("reset", "http.reset", "when.endpoint=discovery", "when.first=PT1M"),
                new("503", "http.status=503", "http.empty", "when.endpoint=discovery", "when.first=PT1M"),
                new("silent", "http.hang", "when.endpoint=discovery", "when.first=PT1M"),
            ],
        },
    ];
}
