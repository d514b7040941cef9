using Microsoft.AspNetCore.Cors.Infrastructure;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Http;

/// <summary>Who may call by script. Origins that are not trusted are answered too, without the headers, as Okta does.</summary>
internal sealed class Cors : ICorsPolicyProvider
{
    public const string TrustedOrigins = nameof(TrustedOrigins);
    public const string AnyOrigin = nameof(AnyOrigin);

    /// <summary>Metadata and keys are public. By name and not *, so that caches keep this answer apart from that for a trusted origin.</summary>
    private static readonly CorsPolicy Public =
        new CorsPolicyBuilder().SetIsOriginAllowed(_ => true).WithMethods("GET").AllowAnyHeader().SetPreflightMaxAge(TimeSpan.FromHours(1)).Build();

    public Task<CorsPolicy?> GetPolicyAsync(HttpContext context, string? policyName) =>
        Task.FromResult(policyName switch
        {
            TrustedOrigins => Trusted(context.Org()),
            // AuthJS 2 to 4 asks for metadata with credentials, which browsers let it do only where the origin is trusted with them.
            AnyOrigin => context.Org().Trusts(context.Request.Headers.Origin) ? Trusted(context.Org()) : Public,
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
