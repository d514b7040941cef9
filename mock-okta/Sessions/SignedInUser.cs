using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Sessions;

/// <summary>Who proved to be who, and when: <c>auth_time</c> is the moment of the password, not of the cookie.</summary>
internal sealed record SignedInUser(OktaUser User, DateTimeOffset At);
