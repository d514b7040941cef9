using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Errors;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Authn.Steps;

/// <summary>User name and password.</summary>
internal static class PrimaryAuthentication
{
    public static AuthnResult Begin(MockOrg org, string username, string password, AuthnOptions options, string? relayState = null)
    {
        var check = org.Passwords.Check(username, password);
        return check switch
        {
            { Verdict: PasswordVerdict.Right, User: { } user } => AuthnFlow.Advance(
                org,
                new AuthnTransaction { Status = AuthnStatus.Success, UserId = user.Id, Options = options, RelayState = relayState, At = org.Clock.GetUtcNow() },
                user),
            { Verdict: PasswordVerdict.LockedOut } => new AuthnTransaction { Status = AuthnStatus.LockedOut, RelayState = relayState },
            _ => OktaError.AuthenticationFailed,
        };
    }
}
