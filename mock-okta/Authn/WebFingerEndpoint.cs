using RazorOkta.MockOkta.Errors;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Authn;

/// <summary>Who signs a user in (RFC 7033, as Okta's identity provider discovery uses it): always this org, whether it knows the user or not.</summary>
internal static class WebFingerEndpoint
{
    public static IResult Get(HttpContext http, MockOrg org) =>
        Parameters.FromQuery(http.Request)["resource"] is not { } resource ? AuthnErrors.Blank("resource")
        : !resource.StartsWith("okta:acct:", StringComparison.Ordinal) ? OktaError.ValidationFailed("resource", "resource: The value must start with okta:acct:.")
        : JsonAnswer.Of(Answer(org, resource), contentType: "application/jrd+json");

    private static object Answer(MockOrg org, string resource) => new
    {
        subject = resource,
        links = new[]
        {
            new
            {
                rel = "okta:idp",
                href = org.Url,
                titles = new Dictionary<string, string> { ["und"] = "OKTA" },
                properties = new Dictionary<string, string> { ["okta:idp:type"] = "OKTA" },
            },
        },
    };
}
