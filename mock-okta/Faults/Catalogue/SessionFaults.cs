using static RazorOkta.MockOkta.Faults.Catalogue.NotOurs;
using static RazorOkta.MockOkta.Faults.Outcome;

namespace RazorOkta.MockOkta.Faults.Catalogue;

/// <summary>The relying party's own sessions: none of it is the provider's.</summary>
internal static class SessionFaults
{
    public static readonly FaultCase[] All =
    [
        Crafted("session-fixation", "ASVS 7.2.4; CVE-2021-41246", "a new id at sign-in", "A session cookie that was there before the sign-in."),
        Crafted("session-cookie-attributes", "ASVS 3.3.1-3.3.4, 3.4.1", "__Host-, Secure, HttpOnly, SameSite", "The cookies are looked at."),
        Crafted("session-cookie-garbage", "ASVS 7.2.1; CVE-2024-24814", "anonymous; no 500", "A session cookie that is none."),
        Crafted("session-cookie-tossing", "CVE-2020-1045; ASVS 3.5.4", "the attacker's never wins", "Two cookies of one name."),
        Crafted("session-replay-after-logout", "ASVS 7.4.1", "refused", "A copied cookie after the logout."),
        Crafted("session-timeouts", "ASVS 7.3.1, 7.3.2", "both limits end it", "A session that is idle, or old."),
        Crafted("session-tokens-exposed", "ASVS 10.1.1", "no token reaches the browser", "Pages, scripts and cookies are searched."),
        Crafted("session-csrf", "ASVS 3.5.1-3.5.3", "400 for POST", "A change that another site asks for."),
        Crafted("identity-header-spoof", "CVE-2025-64484", "no effect", "Headers that name a user."),
        Crafted("auth-bypass-request-tricks", "ASVS 8.3.1", "always the challenge", "A protected page by a crooked path."),
        Crafted("challenge-for-api-calls", "RFC 9110 15.5.2", "401 and no redirect", "A script calls without a session."),
        Crafted("page-headers-and-errors", "ASVS 3.4.3-3.4.6", "no-store, no framing", "Headers and error pages are looked at."),
    ];
}
