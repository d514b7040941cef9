using Microsoft.AspNetCore.Cors.Infrastructure;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Http;

/// <summary>Who may call by script. Origins that are not trusted are answered too, without the headers, as Okta does.</summary>
internal static class Cors
{
    public const string TrustedOrigins = nameof(TrustedOrigins);
    public const string AnyOrigin = nameof(AnyOrigin);

    public static void AddPolicies(CorsOptions cors, MockOrg org)
    {
        // Each origin by name, never *: browsers refuse * for calls with credentials, and authn calls have them.
        cors.AddPolicy(TrustedOrigins, policy => policy
            .SetIsOriginAllowed(org.Trusts)
            .AllowCredentials()
            .WithMethods("GET", "POST", "PUT", "DELETE", "OPTIONS")
            .AllowAnyHeader()
            .WithExposedHeaders("WWW-Authenticate")
            .SetPreflightMaxAge(TimeSpan.FromHours(1)));

        // Metadata and keys are public.
        cors.AddPolicy(AnyOrigin, policy => policy.AllowAnyOrigin().WithMethods("GET").AllowAnyHeader().SetPreflightMaxAge(TimeSpan.FromHours(1)));
    }
}
