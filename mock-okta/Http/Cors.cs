using Microsoft.AspNetCore.Cors.Infrastructure;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Http;

/// <summary>Who may call by script. Origins that are not trusted are answered too, without the headers, as Okta does.</summary>
internal sealed class Cors : ICorsPolicyProvider
{
    public const string TrustedOrigins = nameof(TrustedOrigins);
    public const string AnyOrigin = nameof(AnyOrigin);

    /// <summary>Metadata and keys are public.</summary>
    private static readonly CorsPolicy Public =
        new CorsPolicyBuilder().AllowAnyOrigin().WithMethods("GET").AllowAnyHeader().SetPreflightMaxAge(TimeSpan.FromHours(1)).Build();

    public Task<CorsPolicy?> GetPolicyAsync(HttpContext context, string? policyName) =>
        Task.FromResult(policyName switch
        {
            TrustedOrigins => Trusted(context.Org()),
            AnyOrigin => Public,
            _ => null, // not for scripts
        });

    /// <summary>Each origin by name, never *: browsers refuse * for calls with credentials, and authn calls have them.</summary>
    private static CorsPolicy Trusted(MockOrg org) => new CorsPolicyBuilder()
        .SetIsOriginAllowed(org.Trusts)
        .AllowCredentials()
        .WithMethods("GET", "POST", "PUT", "DELETE", "OPTIONS")
        .AllowAnyHeader()
        .WithExposedHeaders("WWW-Authenticate")
        .SetPreflightMaxAge(TimeSpan.FromHours(1))
        .Build();
}
