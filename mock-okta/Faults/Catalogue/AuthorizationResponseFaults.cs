using static RazorOkta.MockOkta.Faults.Catalogue.NotOurs;
using static RazorOkta.MockOkta.Faults.Outcome;

namespace RazorOkta.MockOkta.Faults.Catalogue;

/// <summary>What the browser brings back to the callback.</summary>
internal static class AuthorizationResponseFaults
{
    private const string NoTokenRequest = $"{R400}, no token request";

    public static readonly FaultCase[] All =
    [
        new("fapi2-security-profile-final-client-test-ensure-authorization-response-with-invalid-state-fails", "RFC 6749 10.12; Core 3.1.2.7", NoTokenRequest,
            "The state is another than was sent.", "authorize.param.state=set:{value}-altered"),

        new("fapi2-security-profile-final-client-test-ensure-authorization-response-with-invalid-missing-state-fails", "RFC 6749 10.12; Core 3.1.2.7", NoTokenRequest,
            "There is no state.", "authorize.param.state=remove"),

        Crafted("callback-state-from-other-browser", "RFC 9700 4.7; ASVS 10.1.2", R400, "An attacker's code and state in another browser."),
        Crafted("callback-state-unusable", "RFC 6749 10.12; ASVS 10.1.2", R400, "A state that is expired, cut or altered, or whose cookie is gone."),
        Crafted("callback-replayed", "RFC 9700 4.5; ASVS 10.1.2", R400, "The same callback again."),
        Crafted("callback-parallel-tabs", "RFC 6749 10.12", Accept, "Two logins of one browser, finished in reverse order."),

        new("callback-code-swapped-between-attempts", "RFC 9700 4.5", $"{R400} or {R502}: verifier and nonce belong to the state",
            "The first login gets an error in place of its code; the second gets that code with its own state.",
            "authorize.param.code=swap"),

        Crafted("callback-injected-code", "RFC 9700 4.5.3", $"{R400} or {R502}", "A stolen code behind the attacker's own state."),

        new("fapi2-security-profile-final-client-test-invalid-authorization-response-iss", "RFC 9207 2.4", $"{NoTokenRequest}, at no endpoint",
            "The parameter iss names another issuer, and the metadata promises the parameter.",
            "discovery.member.authorization_response_iss_parameter_supported=set:true", "authorize.param.iss=set:https://evil.example"),

        new("fapi2-security-profile-final-client-test-remove-authorization-response-iss", "RFC 9207 2.4", NoTokenRequest,
            "The metadata promises iss, and the response lacks it.",
            "discovery.member.authorization_response_iss_parameter_supported=set:true", "authorize.param.iss=remove"),

        new("callback-iss-not-advertised", "RFC 9207 2.3, 2.4", NoTokenRequest, "The metadata is silent about iss, and the response carries it.")
        {
            Variants =
            [
                new("right", "discovery.member.authorization_response_iss_parameter_supported=remove", "authorize.param.iss=set:{issuer}") { Must = Accept },
                new("wrong", "discovery.member.authorization_response_iss_parameter_supported=remove", "authorize.param.iss=set:https://evil.example"),
                new("wrong-on-error", "discovery.member.authorization_response_iss_parameter_supported=remove",
                    "authorize.param.code=remove", "authorize.param.error=set:access_denied", "authorize.param.iss=set:https://evil.example")
                {
                    Must = $"{R400}; the error is not shown as the provider's",
                },
            ],
        },

        Crafted("callback-duplicate-parameter", "RFC 6749 3.1", NoTokenRequest, "A parameter twice, or in query and body."),
        Crafted("callback-malformed-combination", "RFC 6749 4.1.2", R400, "Code and error together, neither, or an empty code."),

        new("callback-error-codes", "RFC 6749 4.1.2.1; Core 3.1.2.6", R403, "An error in place of a code.")
        {
            Variants =
            [
                Error("access_denied", R403),
                Error("login_required", $"at most one interactive try, then {R403}"),
                Error("interaction_required", $"at most one interactive try, then {R403}"),
                Error("consent_required", $"at most one interactive try, then {R403}"),
                Error("server_error", R503),
                Error("temporarily_unavailable", R503),
                Error("x_never_heard_of", R502),
            ],
        },

        new("callback-error-text-hostile", "RFC 6749 4.1.2.1; ASVS 3.2.2", $"{R403} or {R502}; own text only, or encoded, and no link from error_uri; nothing of it without a valid state",
            "An error whose texts are an attack.")
        {
            Variants =
            [
                Hostile("script", "authorize.param.error_description=set:<script>alert(1)</script>"),
                Hostile("html", "authorize.param.error_description=set:<a href=\"https://evil.example\">Sign in here</a>"),
                Hostile("right-to-left", "authorize.param.error_description=set:\u202Egnp.exe"),
                Hostile("long", "authorize.param.error_description=fill:10240"),
                Hostile("javascript-uri", "authorize.param.error_uri=set:javascript:alert(1)"),
                Hostile("in-the-code", "authorize.param.error=set:\"><script>alert(1)</script>"),
                Hostile("without-state", "authorize.param.state=remove", "authorize.param.error_description=set:Your account is locked, call 555 0100"),
            ],
        },

        new("callback-tokens-in-front-channel", "RFC 9700 2.1.2", $"{R400}; the values are neither read nor logged", "Tokens, or the whole response, where only a code may be.")
        {
            Variants =
            [
                new("id-token", "authorize.param.id_token=set:eyJhbGciOiJub25lIn0.eyJzdWIiOiJldmlsIn0."),
                new("access-token", "authorize.param.access_token=set:stolen", "authorize.param.token_type=set:Bearer"),
                new("jarm", "authorize.param.code=remove", "authorize.param.response=set:eyJhbGciOiJub25lIn0.eyJjb2RlIjoiZXZpbCJ9."),
                new("fragment", "authorize.mode=fragment"),
            ],
        },

        Crafted("callback-wrong-method", "RFC 9110 15.5.6", "405 or 400; the transaction is not spent", "HEAD, OPTIONS, PUT or POST to the callback."),

        new("oidcc-client-test-form-post-error", "Form Post Response Mode 2", "an error page and no session, if form_post is offered",
            "An error, delivered by form_post.",
            "authorize.mode=form_post", "authorize.param.code=remove", "authorize.param.error=set:login_required"),

        Crafted("callback-oversized-or-control-characters", "ASVS 1.2; RFC 9112", "400, 414 or 431", "Parameters that are huge or hold control characters."),
        Crafted("callback-return-url-open-redirect", "RFC 9700 4.11", $"{Accept} to the default local page", "A return path that leads elsewhere."),
        Crafted("callback-while-signed-in", "ASVS 7.2.4; RFC 9700 4.7", "the old session ends, or nothing changes", "A callback for another user in a session."),
        Crafted("callback-url-leak", "RFC 9700 4.2, 4.3, 4.12", "the code leaves the address bar", "The pages after a login are looked at."),
        Crafted("callback-path-variants", "RFC 9700 4.1", "404; only the exact path counts", "The path of the callback, spelled otherwise."),
    ];

    private static FaultVariant Error(string code, string must) => new(code, "authorize.param.code=remove", $"authorize.param.error=set:{code}") { Must = must };

    private static FaultVariant Hostile(string name, params string[] changes) =>
        new(name, ["authorize.param.code=remove", "authorize.param.error=set:access_denied", .. changes]);
}
