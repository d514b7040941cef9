using RazorOkta.MockOkta.Errors;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Authn;

/// <summary>What a step has led to, as JSON.</summary>
internal static class AuthnAnswer
{
    public static IResult To(HttpContext http, MockOrg org, AuthnResult result)
    {
        Log(http, org, result);
        return result switch
        {
            { Error: { } error } => error,
            { Transaction: { } transaction } => JsonAnswer.Of(AuthnView.Of(org, transaction)),
            _ => OktaError.InternalServerError,
        };
    }

    public static void Log(HttpContext http, MockOrg org, AuthnResult result)
    {
        if (result.Error == OktaError.AuthenticationFailed)
        {
            http.Log().SignInRefused();
        }
        else if (result.Transaction is { SessionToken: not null, UserId: { } userId } && org.Users.Find(userId) is { } user)
        {
            http.Log().SignedIn(user.Login);
        }
    }
}
