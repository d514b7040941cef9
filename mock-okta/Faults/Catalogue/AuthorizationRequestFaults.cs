using static RazorOkta.MockOkta.Faults.Catalogue.NotOurs;
using static RazorOkta.MockOkta.Faults.Outcome;

namespace RazorOkta.MockOkta.Faults.Catalogue;

/// <summary>The authorization request, as the org sees it.</summary>
internal static class AuthorizationRequestFaults
{
    public static readonly FaultCase[] All =
    [
        JudgedInTheJournal("oidcc-client-test", "Core 3.1.2.1", $"{Accept}; exact client id and redirect URI, openid, then token and UserInfo calls", "The plain login."),
        JudgedInTheJournal("oidcc-client-test-scope-userinfo-claims", "Core 5.4", $"{Accept}; ask for at least one of profile, email, phone, address", "Claims come only for the scopes asked."),
        JudgedInTheJournal("authz-request-fresh-secrets", "RFC 9700 2.1.1, 4.7.1; RFC 7636 4.1", "unique and unguessable state, nonce and verifier", "State, nonce and challenge of many logins are compared."),
        Crafted("authz-request-host-spoof", "RFC 9700 4.1, 4.13", "redirect_uri stays; unknown hosts get 400", "A login start with forged host headers."),
        Crafted("authz-request-parameter-smuggling", "RFC 6749 3.1", "none reaches the provider", "A login start with parameters of the protocol."),
        Crafted("oidcc-client-test-3rd-party-init-login", "Core 4", $"{Accept}, if offered", "A login that the provider starts."),
        Crafted("third-party-init-hostile", "Core 4; RFC 9700 4.11", R400, "The same with a foreign issuer or target."),

        new("par-required-or-failing", "RFC 9126 2.2, 2.3", $"{R502} or {R503}; never fall back to a plain request", "Pushed requests are demanded, or the endpoint for them fails.")
        {
            Variants =
            [
                new("required", "discovery.member.require_pushed_authorization_requests=set:true", "authorize.param.code=unless-pushed"),
                new("400", "http.status=400", "http.raw=set:{'error':'invalid_request'}", "when.endpoint=par"),
                new("500", "http.status=500", "http.empty", "when.endpoint=par"),
                new("200", "http.status=200", "when.endpoint=par"),
                new("no-endpoint", "discovery.member.require_pushed_authorization_requests=set:true", "discovery.member.pushed_authorization_request_endpoint=remove"),
                new("expires-at-once", "http.member.request_uri=append:-expired", "http.member.expires_in=set:0", "when.endpoint=par"),
            ],
        },
    ];
}
