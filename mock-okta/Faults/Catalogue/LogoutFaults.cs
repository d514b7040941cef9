using static RazorOkta.MockOkta.Faults.Catalogue.NotOurs;
using static RazorOkta.MockOkta.Faults.Outcome;

namespace RazorOkta.MockOkta.Faults.Catalogue;

/// <summary>The end of sessions, asked for by either side.</summary>
internal static class LogoutFaults
{
    private const string Refused = "400; the session lives";

    public static readonly FaultCase[] All =
    [
        JudgedInTheJournal("oidcc-client-test-rp-init-logout", "RP-Initiated 2, 3", "the session ends; the hint is the issued token", "The plain logout."),

        new("oidcc-client-test-rp-init-logout-other-state", "RP-Initiated 3", "the user is signed out all the same; nothing is taken from that state",
            "The state that comes back is another than was sent.", "endsession.param.state=set:another-state"),

        new("oidcc-client-test-rp-init-logout-no-state", "RP-Initiated 3", "the user is signed out all the same", "No state comes back.", "endsession.param.state=remove"),

        new("logout-provider-unreachable", "RP-Initiated 2; RFC 7009 2.2", "the local session ends first and always", "The provider is not there when it is to end a session.")
        {
            By = FaultActor.Network,
            Variants =
            [
                new("no-endpoint", "discovery.member.end_session_endpoint=remove"),
                new("logout-reset", "http.reset", "when.endpoint=logout"),
                new("logout-silent", "http.hang", "when.endpoint=logout"),
                new("revoke-reset", "http.reset", "when.endpoint=revoke"),
                new("revoke-slow", "http.delay=PT30S", "when.endpoint=revoke"),
                new("revoke-503", "http.status=503", "http.empty", "when.endpoint=revoke"),
            ],
        },

        Crafted("logout-get-csrf", "RP-Initiated 6; ASVS 3.5.3", "nothing happens", "A link from another site to the logout."),
        Crafted("logout-return-open-redirect", "RFC 9700 4.11", "the default local page", "A return address that leads elsewhere."),

        new("oidcc-client-test-rp-frontchannel-rpinitlogout", "Front-Channel 2, 3", "the session of this browser ends",
            "At a logout that the client has begun, its front-channel address is loaded in a frame with a parameter that nobody knows.",
            "frontchannel.param.x_unheard_of=set:7", "when.begun=client"),

        new("oidcc-client-test-rp-frontchannel-opinitlogout", "Front-Channel 3", "the session of this browser ends",
            "The same at a logout that was begun at the org, at /login/signout.",
            "frontchannel.param.x_unheard_of=set:7", "when.begun=org"),

        new("frontchannel-wrong-iss-or-sid", "Front-Channel 3", "400; no sign-out", "The address is loaded with a wrong iss or sid, or without one of them, at a client that has both.")
        {
            Variants =
            [
                new("wrong-iss", "frontchannel.param.iss=append:1"),
                new("wrong-sid", "frontchannel.param.sid=append:1"),
                new("sid-of-nobody", "frontchannel.param.sid=set:nobody-knows-this"),
                new("only-iss", "frontchannel.param.sid=remove"),
                new("only-sid", "frontchannel.param.iss=remove"),
                new("neither", "frontchannel.param.iss=remove", "frontchannel.param.sid=remove"),
            ],
        },

        Crafted("frontchannel-without-cookie", "Front-Channel 4.1", "200 at most", "A front-channel call without the session cookie."),
        Crafted("frontchannel-framing-and-cache", "Front-Channel 3", "no-store; framed by the provider alone", "The headers of the front-channel page are looked at."),

        new("oidcc-client-test-rp-backchannel-rpinitlogout", "Back-Channel 2.5-2.8", "200, no-store; the session is dead", "A good logout token.")
        {
            Variants =
            [
                new("with-what-nobody-knows", "logouttoken.claim.x_unheard_of=set:'7'", "logouttoken.field.x_unheard_of=set:7"),
                new("typ-as-media-type", "logouttoken.header.typ=set:'application/LOGOUT+jwt'"),
            ],
        },

        new("oidcc-client-test-rp-backchannel-rpinitlogout-alg-none", "Back-Channel 2.6", Refused, "The logout token has the alg none.", "logouttoken.sign=none"),

        new("oidcc-client-test-rp-backchannel-rpinitlogout-wrong-alg", "Back-Channel 2.6", Refused, "It is signed by a published key with ES256.", "jwks.keys=add:ec", "logouttoken.sign=with:ec:ES256"),

        new("oidcc-client-test-rp-backchannel-rpinitlogout-wrong-iss", "Back-Channel 2.6", Refused, "It has another iss.", "logouttoken.claim.iss=append:1"),

        new("oidcc-client-test-rp-backchannel-rpinitlogout-wrong-aud", "Back-Channel 2.6", Refused, "It has another aud.", "logouttoken.claim.aud=append:1"),

        new("oidcc-client-test-rp-backchannel-rpinitlogout-no-event", "Back-Channel 2.4, 2.6", Refused, "It has no events.", "logouttoken.claim.events=remove"),

        new("oidcc-client-test-rp-backchannel-rpinitlogout-wrong-event", "Back-Channel 2.4, 2.6", Refused, "Its events are not the one that there must be.")
        {
            Variants =
            [
                new("other-name", "logouttoken.claim.events=set:{'http://schemas.openid.net/event/backchannel-foo':{}}"),
                new("string", "logouttoken.claim.events=set:'http://schemas.openid.net/event/backchannel-logout'"),
                new("array", "logouttoken.claim.events=set:['http://schemas.openid.net/event/backchannel-logout']"),
                new("member-not-an-object", "logouttoken.claim.events=set:{'http://schemas.openid.net/event/backchannel-logout':true}"),
            ],
        },

        new("oidcc-client-test-rp-backchannel-rpinitlogout-with-nonce", "Back-Channel 2.4, 2.6", Refused, "It has a nonce.", "logouttoken.claim.nonce=set:'a-nonce'"),

        new("backchannel-who-is-meant", "Back-Channel 2.4, 2.7", "200", "It names whose session ends in another way.")
        {
            Variants =
            [
                new("only-sub", "logouttoken.claim.sid=remove") { Must = "200; all sessions of the sub end" },
                new("only-sid", "logouttoken.claim.sub=remove") { Must = "200; just that session ends" },
                new("neither", "logouttoken.claim.sub=remove", "logouttoken.claim.sid=remove") { Must = "400" },
                new("sid-of-another-user", "logouttoken.claim.sub=set:'00uSomebodyElse000001'") { Must = "no foreign session ends" },
                new("unknown-session", "logouttoken.claim.sub=remove", "logouttoken.claim.sid=set:'nobody-knows-this'") { Must = "200" },
            ],
        },

        Crafted("backchannel-replayed-jti", "Back-Channel 2.6", "400; the new session lives", "The same logout token again."),

        new("backchannel-expired-or-incomplete", "Back-Channel 2.4; ASVS 10.5.5", "400", "It is too old, of another kind, or something of it is missing.")
        {
            Variants =
            [
                new("expired", "logouttoken.claim.exp=set:{now-360}"),
                new("iat-old", "logouttoken.claim.iat=set:{now-3600}"),
                new("iat-ahead", "logouttoken.claim.iat=set:{now+3600}"),
                new("no-iat", "logouttoken.claim.iat=remove"),
                new("no-jti", "logouttoken.claim.jti=remove"),
                new("no-exp", "logouttoken.claim.exp=remove"),
                new("nbf-ahead", "logouttoken.claim.nbf=set:{now+3600}"),
                new("no-typ", "logouttoken.header.typ=remove"),
                new("typ-jwt", "logouttoken.header.typ=set:'JWT'"),
                new("empty-sub", "logouttoken.claim.sub=set:''"),
                new("number-as-sid", "logouttoken.claim.sid=set:7"),
                new("endless-sub", "logouttoken.claim.sub=fill:text:300"),
            ],
        },

        Crafted("backchannel-wrong-token-kind", "Back-Channel 2.4, 4; ASVS 10.5.5", "400", "A token of another kind as logout_token."),
        Crafted("backchannel-malformed-request", "Back-Channel 2.5", "400, 405 or 413", "A back-channel call that is no such call."),

        new("oidcc-client-test-session-management", "Session Management 3", "only if the relying party has this frame: check the origin, ask again with prompt=none", "The metadata offers a check_session_iframe.")
        {
            Variants =
            [
                new("unchanged", "discovery.member.check_session_iframe=set:'{canary:session-unchanged}'", "authorize.param.session_state=set:{random}.{random}"),
                new("changed", "discovery.member.check_session_iframe=set:'{canary:session-changed}'", "authorize.param.session_state=set:{random}.{random}"),
                new("hostile-state", "discovery.member.check_session_iframe=set:'{canary:session-unchanged}'", "authorize.param.session_state=set:</script><script>alert(1)</script>"),
            ],
        },
    ];
}
