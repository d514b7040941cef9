using System.Text.Json;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace RazorOkta.Web.Oidc.Provider;

/// <summary>The provider's endpoints, as far as we or the browser call them, and what it says of them. All are at the issuer's own origin.</summary>
internal sealed record ProviderEndpoints
{
    /// <summary>Where the browser goes to sign in.</summary>
    public required string Authorization { get; init; }

    /// <summary>Takes codes and refresh tokens.</summary>
    public required string Token { get; init; }

    /// <summary>Shows the key set.</summary>
    public required string Keys { get; init; }

    /// <summary><c>null</c> when there is none.</summary>
    public string? UserInfo { get; init; }

    /// <summary>Where the browser goes to sign out; <c>null</c> when the provider offers no RP-initiated logout.</summary>
    public string? EndSession { get; init; }

    /// <summary>Takes tokens back (RFC 7009); <c>null</c> when there is none.</summary>
    public string? Revocation { get; init; }

    /// <summary>Takes authorization requests (RFC 9126); <c>null</c> when there is none.</summary>
    public string? PushedAuthorizationRequest { get; init; }

    /// <summary>Whether the provider takes no other authorization requests than pushed ones (RFC 9126 5).</summary>
    public bool RequiresPushedRequests { get; init; }

    /// <summary>Whether each authorization response carries <c>iss</c> (RFC 9207 3).</summary>
    public bool PromisesIssuer { get; init; }

    /// <summary>By the family's convention: Okta's own addresses below the issuer.</summary>
    public static ProviderEndpoints ByConvention(string issuer) => new()
    {
        Authorization = $"{issuer}/v1/authorize",
        Token = $"{issuer}/v1/token",
        Keys = $"{issuer}/v1/keys",
        UserInfo = $"{issuer}/v1/userinfo",
        EndSession = $"{issuer}/v1/logout",
        Revocation = $"{issuer}/v1/revoke",
    };
}

/// <summary>
/// Knows where the provider's endpoints are: from its discovery document (OIDC Discovery 4), kept for twelve hours, or by the family's convention.
/// IdentityModel's own ConfigurationManager is not used, only its document type: see docs/decisions/0003-own-metadata-cache.md.
/// </summary>
internal sealed class ProviderMetadata
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(1);

    // While there is an old document: how long before the next try to replace it.
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMinutes(1);

    private readonly OidcOptions _options;
    private readonly ProviderHttp _http;
    private readonly TimeProvider _clock;
    private readonly ILogger<ProviderMetadata> _log;
    private readonly SharedFetch<ProviderEndpoints> _fetch;
    private volatile Known? _known;
    private volatile OidcFailure? _problem;

    public ProviderMetadata(OidcOptions options, ProviderHttp http, TimeProvider clock, ILogger<ProviderMetadata> log)
    {
        (_options, _http, _clock, _log) = (options, http, clock, log);
        _fetch = new SharedFetch<ProviderEndpoints>(FetchAsync, RetryInterval, clock);
    }

    /// <summary>Why the last fetch of the document has failed; <c>null</c> when it has not, or there was none.</summary>
    public OidcFailure? Problem => _problem;

    public async ValueTask<Result<ProviderEndpoints>> GetAsync(CancellationToken cancellation)
    {
        if (!_options.WireProfile.UsesDiscovery)
        {
            return ProviderEndpoints.ByConvention(_options.Issuer);
        }

        if (_known is not { } known)
        {
            return await _fetch.Join().Fetch.WaitAsync(cancellation);
        }

        // An old good document is better than none, and nobody waits for the new one: the keys, which can turn bad, have a shorter life of their own.
        if (_clock.GetUtcNow() >= known.FetchAgainAt)
        {
            _known = known with { FetchAgainAt = _clock.GetUtcNow() + PauseAfterFailure };
            _fetch.Join();
        }

        return known.Endpoints;
    }

    private async Task<Result<ProviderEndpoints>> FetchAsync()
    {
        // Discovery 4: a slash at the end of the issuer is not doubled.
        var address = $"{_options.Issuer.TrimEnd('/')}/.well-known/openid-configuration";
        if (!(await _http.GetAsync(address, "metadata", CancellationToken.None)).Succeeded(out var json, out var failure)
            || !Read(json).Succeeded(out var endpoints, out failure))
        {
            // Whatever is wrong with it: without the document the provider cannot be used.
            failure = failure.Kind == FailureKind.BadAnswer ? failure with { Kind = FailureKind.Unavailable } : failure;
            if (_known is not null)
            {
                _log.MetadataKept(failure.Reason, LogText.Clean(failure.Detail));
            }

            return _problem = failure;
        }

        _problem = null;
        _known = new Known(endpoints, _clock.GetUtcNow() + Lifetime);
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
            return OidcFailure.Unavailable("metadata-issuer", $"The document at {_options.Issuer} names the issuer \"{document.Issuer}\"") with { NeedsOperator = true };
        }

        if (UnsafeEndpoint(document, json) is { } name)
        {
            return OidcFailure.Unavailable("metadata-endpoint", $"{name} is missing or leaves {new Uri(_options.Issuer).Authority}");
        }

        // Discovery 3: no list means client_secret_basic. A list without it is a matter for the configuration, not for a weaker method.
        if (document.TokenEndpointAuthMethodsSupported is { Count: > 0 } methods && !methods.Contains("client_secret_basic"))
        {
            return OidcFailure.Unavailable("metadata-auth-methods", "The provider does not take client_secret_basic") with { NeedsOperator = true };
        }

        return new ProviderEndpoints
        {
            Authorization = Uri(document.AuthorizationEndpoint)!,
            Token = document.TokenEndpoint,
            Keys = document.JwksUri,
            UserInfo = Uri(document.UserInfoEndpoint),
            EndSession = Uri(document.EndSessionEndpoint),
            Revocation = Uri(StrictJson.Text(json, "revocation_endpoint")),
            PushedAuthorizationRequest = Uri(StrictJson.Text(json, "pushed_authorization_request_endpoint")),
            RequiresPushedRequests = IsTrue(json, "require_pushed_authorization_requests"),
            PromisesIssuer = IsTrue(json, "authorization_response_iss_parameter_supported"),
        };

        // As the parser has understood it, and so in the form that a header can carry.
        static string? Uri(string? endpoint) => string.IsNullOrEmpty(endpoint) ? null : new Uri(endpoint).AbsoluteUri;
    }

    private static bool IsTrue(JsonElement json, string name) => StrictJson.Member(json, name).ValueKind == JsonValueKind.True;

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

    /// <summary>The name of an endpoint that a secret, a code, a token or the browser must not be sent to (RFC 9700 4.4); <c>null</c> if all are good.</summary>
    private string? UnsafeEndpoint(OpenIdConnectConfiguration document, JsonElement json)
    {
        (string Name, string? Address, bool IsNeeded)[] endpoints =
        [
            ("authorization_endpoint", document.AuthorizationEndpoint, true),
            ("token_endpoint", document.TokenEndpoint, true),
            ("jwks_uri", document.JwksUri, true),
            ("userinfo_endpoint", document.UserInfoEndpoint, false),
            ("end_session_endpoint", document.EndSessionEndpoint, false),
            ("revocation_endpoint", StrictJson.Text(json, "revocation_endpoint"), false),
            ("pushed_authorization_request_endpoint", StrictJson.Text(json, "pushed_authorization_request_endpoint"), false),
        ];
        return endpoints.FirstOrDefault(endpoint => string.IsNullOrEmpty(endpoint.Address) ? endpoint.IsNeeded : !IsAtIssuer(endpoint.Address)).Name;
    }

    // Okta serves everything on the issuer's own origin; scheme, host and port must be the same.
    private bool IsAtIssuer(string? endpoint)
    {
        Uri.TryCreate(endpoint, UriKind.Absolute, out var uri);
        return uri is { UserInfo: "", Fragment: "" } && Uri.Compare(uri, new Uri(_options.Issuer), UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;
    }

    private sealed record Known(ProviderEndpoints Endpoints, DateTimeOffset FetchAgainAt);
}
