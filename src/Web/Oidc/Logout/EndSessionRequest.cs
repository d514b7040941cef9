using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using RazorOkta.Web.Oidc.Provider;

namespace RazorOkta.Web.Oidc.Logout;

/// <summary>Makes the address that ends the provider's own session (OIDC RP-Initiated Logout 2).</summary>
internal sealed class EndSessionRequest(OidcOptions options, ProviderMetadata metadata, TimeProvider clock)
{
    // Longer addresses do not pass every proxy.
    private const int LongestHint = 6 * 1024;

    /// <summary>The address for the browser; <c>null</c> when the profile, the provider or the token leave no way. Never throws: we are logging out.</summary>
    public async ValueTask<string?> CreateAsync(string idToken, CancellationToken cancellation)
    {
        if (!options.WireProfile.EndsProviderSession
            || idToken.Length > LongestHint
            || await FindAddressAsync(cancellation) is not { } address)
        {
            return null;
        }

        return new OpenIdConnectMessage
        {
            IssuerAddress = address,
            IdTokenHint = idToken,
            PostLogoutRedirectUri = options.PostLogoutRedirectUri,
            // 3: comes back in the address. We are signed out by then and go nowhere from there, so nothing is looked up by it.
            State = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)),
            // .NET's libraries add their own name and version to every address; that is nobody's business.
            EnableTelemetryParameters = false,
        }.CreateLogoutRequestUrl();
    }

    private async ValueTask<string?> FindAddressAsync(CancellationToken cancellation)
    {
        using var limit = new TimeLimit(options.LogoutTimeout, clock, cancellation);
        try
        {
            return (await metadata.GetAsync(limit.Token)).Succeeded(out var endpoints, out _) ? endpoints.EndSession : null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }
}
