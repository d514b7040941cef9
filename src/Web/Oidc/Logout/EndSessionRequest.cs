using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using RazorOkta.Web.Oidc.Provider;

namespace RazorOkta.Web.Oidc.Logout;

/// <summary>Makes the address that ends the provider's own session (OIDC RP-Initiated Logout 2).</summary>
internal sealed class EndSessionRequest(OidcOptions options, ProviderMetadata metadata)
{
    // Longer addresses do not pass every proxy.
    private const int LongestHint = 6 * 1024;

    /// <summary>The address for the browser; <c>null</c> when the profile, the provider or the token leave no way. Never throws: we are logging out.</summary>
    public async ValueTask<string?> CreateAsync(string idToken, CancellationToken cancellation)
    {
        if (!options.WireProfile.EndsProviderSession
            || idToken.Length > LongestHint
            || !(await metadata.GetAsync(cancellation)).Succeeded(out var endpoints, out _)
            || endpoints.EndSession is null)
        {
            return null;
        }

        return new OpenIdConnectMessage
        {
            IssuerAddress = endpoints.EndSession,
            IdTokenHint = idToken,
            PostLogoutRedirectUri = options.PostLogoutRedirectUri,
            // .NET's libraries add their own name and version to every address; that is nobody's business.
            EnableTelemetryParameters = false,
        }.CreateLogoutRequestUrl();
    }
}
