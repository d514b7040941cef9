using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Oidc;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.SignIn;

/// <summary>Where a sign-in leads: to an application that waits for it, or to the org's own start page.</summary>
internal sealed record SignInDestination(string Url, AuthorizeRequest? Request)
{
    /// <summary>Null when the address is not ours to go to, or the application's request is gone.</summary>
    public static SignInDestination? From(string? fromUri, MockOrg org)
    {
        if (TrustedRedirect.Parse(fromUri ?? org.At(OktaRoutes.UserHome), org) is not { } target)
        {
            return null;
        }

        if (target.AbsolutePath != org.At(OktaRoutes.AuthorizeRedirect))
        {
            return new SignInDestination(target.AbsoluteUri, Request: null);
        }

        var request = org.SavedRequests.Find(Parameters.FromQuery(target.Query)["okta_key"])?.Request;
        return request is null ? null : new SignInDestination(target.AbsoluteUri, request);
    }
}
