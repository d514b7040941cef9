using System.Text.Json;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace RazorOkta.Web.Oidc.Provider;

/// <summary>The provider's endpoints, as far as we call them.</summary>
/// <param name="Token">Takes codes.</param>
/// <param name="Keys">Shows the key set.</param>
/// <param name="EndSession"><c>null</c> when the provider offers no RP-initiated logout.</param>
/// <param name="PromisesIssuer">Whether each authorization response carries <c>iss</c> (RFC 9207 3).</param>
internal sealed record ProviderEndpoints(string Token, string Keys, string? EndSession, bool PromisesIssuer = false);

/// <summary>
/// Knows where the provider's endpoints are: from its discovery document (OIDC Discovery 4), kept for twelve hours, or by the family's convention.
/// IdentityModel's own ConfigurationManager is not used, only its document type: see docs/decisions/0003-own-metadata-cache.md.
/// </summary>
internal sealed class ProviderMetadata
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(1);

    private readonly OidcOptions _options;
    private readonly ProviderHttp _http;
    private readonly TimeProvider _clock;
    private readonly SharedFetch<ProviderEndpoints> _fetch;
    private volatile Known? _known;

    public ProviderMetadata(OidcOptions options, ProviderHttp http, TimeProvider clock)
    {
        (_options, _http, _clock) = (options, http, clock);
        _fetch = new SharedFetch<ProviderEndpoints>(FetchAsync, RetryInterval, clock);
    }

    public async ValueTask<Result<ProviderEndpoints>> GetAsync(CancellationToken cancellation)
    {
        if (!_options.WireProfile.UsesDiscovery)
        {
            return new ProviderEndpoints($"{_options.Issuer}/v1/token", $"{_options.Issuer}/v1/keys", $"{_options.Issuer}/v1/logout");
        }

        var known = _known;
        if (known is not null && _clock.GetElapsedTime(known.Since) < Lifetime)
        {
            return known.Endpoints;
        }

        var fetched = await _fetch.Join().Fetch.WaitAsync(cancellation);
        // An old good document is better than none: the keys, which can turn bad, have a shorter life of their own.
        return fetched.Succeeded(out _, out _) || known is null ? fetched : known.Endpoints;
    }

    private async Task<Result<ProviderEndpoints>> FetchAsync()
    {
        var address = $"{_options.Issuer}/.well-known/openid-configuration";
        if (!(await _http.GetAsync(address, "metadata", CancellationToken.None)).Succeeded(out var json, out var failure)
            || !Read(json).Succeeded(out var endpoints, out failure))
        {
            return failure;
        }

        _known = new Known(endpoints, _clock.GetTimestamp());
        return endpoints;
    }

    private Result<ProviderEndpoints> Read(JsonElement json)
    {
        if (!Parse(json).Succeeded(out var document, out var failure))
        {
            return failure;
        }

        // OIDC Discovery 4.3: the issuer must be identical to the one that was asked; no normalising.
        if (document.Issuer != _options.Issuer)
        {
            return OidcFailure.Unavailable("metadata-issuer", $"The document at {_options.Issuer} names the issuer \"{document.Issuer}\"");
        }

        if (UnsafeEndpoint(document) is { } name)
        {
            return OidcFailure.Unavailable("metadata-endpoint", $"{name} is missing or leaves {new Uri(_options.Issuer).Authority}");
        }

        // Discovery 3: no list means client_secret_basic. A list without it is a matter for the configuration, not for a weaker method.
        return document.TokenEndpointAuthMethodsSupported is { Count: > 0 } methods && !methods.Contains("client_secret_basic")
            ? OidcFailure.Unavailable("metadata-auth-methods", "The provider does not take client_secret_basic")
            : new ProviderEndpoints(
                document.TokenEndpoint,
                document.JwksUri,
                // As the parser has understood it, and so in the form that a header can carry.
                string.IsNullOrEmpty(document.EndSessionEndpoint) ? null : new Uri(document.EndSessionEndpoint).AbsoluteUri,
                json.TryGetProperty("authorization_response_iss_parameter_supported", out var promise) && promise.ValueKind == JsonValueKind.True);
    }

    private static Result<OpenIdConnectConfiguration> Parse(JsonElement json)
    {
        try
        {
            return OpenIdConnectConfiguration.Create(json.GetRawText());
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException or FormatException)
        {
            return OidcFailure.Unavailable("metadata-malformed", e.Message);
        }
    }

    /// <summary>The name of an endpoint that a secret, a code or the browser must not be sent to (RFC 9700 4.4); <c>null</c> if all are good.</summary>
    private string? UnsafeEndpoint(OpenIdConnectConfiguration document)
    {
        if (!IsAtIssuer(document.TokenEndpoint))
        {
            return "token_endpoint";
        }

        if (!IsAtIssuer(document.JwksUri))
        {
            return "jwks_uri";
        }

        return string.IsNullOrEmpty(document.EndSessionEndpoint) || IsAtIssuer(document.EndSessionEndpoint) ? null : "end_session_endpoint";
    }

    // Okta serves everything on the issuer's own origin; scheme, host and port must be the same.
    private bool IsAtIssuer(string? endpoint) =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out var uri)
        && uri is { UserInfo: "", Fragment: "" }
        && Uri.Compare(uri, new Uri(_options.Issuer), UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;

    private sealed record Known(ProviderEndpoints Endpoints, long Since);
}
