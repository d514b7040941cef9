using System.Text.Json;

namespace RazorOkta.Web.Oidc.Provider;

/// <summary>Tokens as the provider gave them, not yet checked.</summary>
/// <param name="IdToken"><c>null</c> only in the answer to a refresh, which may leave it out (OIDC Core 12.2).</param>
/// <param name="AccessToken">Opaque to us.</param>
/// <param name="RefreshToken"><c>null</c> when there is none, or the old one stays good.</param>
/// <param name="ExpiresIn">How long the access token is good for; <c>null</c> when the provider does not say, or says nonsense.</param>
internal sealed record TokenResponse(string? IdToken, string AccessToken, string? RefreshToken, TimeSpan? ExpiresIn)
{
    // A record prints its members; tokens are never printed.
    public override string ToString() => nameof(TokenResponse);
}

/// <summary>Asks the token endpoint (RFC 6749 4.1.3 to 6).</summary>
internal sealed class TokenClient(OidcOptions options, ProviderMetadata metadata, ProviderHttp http)
{
    // Okta's longest is a day; more than this is a mistake.
    private const double LongestLifetime = 30 * 24 * 3600;

    /// <summary>Redeems a grant, once: nothing here or below sends it a second time.</summary>
    public async Task<Result<TokenResponse>> RedeemAsync(TokenGrant grant, CancellationToken cancellation)
    {
        if (!(await metadata.GetAsync(cancellation)).Succeeded(out var endpoints, out var failure))
        {
            return failure;
        }

        using var request = TokenRequest.Create(options, endpoints.Token, grant);
        return (await http.SendAsync(request, "token", cancellation)).Succeeded(out var answer, out failure) ? Read(answer) : failure;
    }

    private static Result<TokenResponse> Read(ProviderAnswer answer)
    {
        // Throttled or away: whatever is in the body, it says nothing of the grant.
        if (answer.Status is 429 or 502 or 503 or 504)
        {
            return OidcFailure.Unavailable("token-unavailable", $"The provider answered {answer.Status}");
        }

        // An error beside tokens is an error, whatever the status says (RFC 6749 5.1, 5.2).
        if (answer.Json is { } json && (json.TryGetProperty("error", out _) || json.TryGetProperty("errorCode", out _)))
        {
            return Refused(answer.Status, ErrorCode.ForLog(StrictJson.Text(json, "error") ?? StrictJson.Text(json, "errorCode")));
        }

        return answer switch
        {
            { Status: 200, Json: { } tokens } => ReadTokens(tokens),
            _ => OidcFailure.BadAnswer("token-malformed", $"The provider answered {answer.Status} without an OAuth answer"),
        };
    }

    // RFC 6749 5.2: an error has the status 400 or 401. With another it is nobody's verdict on our code.
    private static OidcFailure Refused(int status, string error) => error switch
    {
        // Codes of the authorization endpoint (RFC 6749 4.1.2.1) that some use here, too.
        "server_error" or "temporarily_unavailable" when status != 200 => OidcFailure.Unavailable("token-unavailable", $"The provider has trouble of its own ({error})"),
        _ when status is not (400 or 401) => OidcFailure.BadAnswer("token-refused", $"The token endpoint answered {status} with the error \"{error}\""),
        "invalid_grant" => OidcFailure.BadRequest("code-refused", "The code is used up, expired or not ours (invalid_grant)"),
        "invalid_client" or "unauthorized_client" => OidcFailure.BadAnswer(
            "client-refused", $"The provider does not take our client id and secret for this ({error}): compare the configuration with the application there") with { NeedsOperator = true },
        _ => OidcFailure.BadAnswer("token-refused", $"The token endpoint answered with the error \"{error}\""),
    };

    private static Result<TokenResponse> ReadTokens(JsonElement json)
    {
        // OIDC Core 3.1.3.3 requires type and access token (the ID token: ValidateIdToken); the type is compared without regard to case (RFC 6749 5.1).
        if (!string.Equals(StrictJson.Text(json, "token_type"), "Bearer", StringComparison.OrdinalIgnoreCase))
        {
            return OidcFailure.BadAnswer("token-type", "token_type is not Bearer");
        }

        if (json.TryGetProperty("id_token", out var idToken) && idToken.ValueKind != JsonValueKind.String)
        {
            return OidcFailure.BadAnswer("id-token-malformed", "id_token is not a token");
        }

        return StrictJson.Text(json, "access_token") is { Length: > 0 } accessToken
            ? new TokenResponse(StrictJson.Text(json, "id_token"), accessToken, StrictJson.Text(json, "refresh_token") is { Length: > 0 } refreshToken ? refreshToken : null, ReadLifetime(json))
            : OidcFailure.BadAnswer("no-access-token", "The answer has no access_token");
    }

    /// <summary>RFC 6749 5.1 recommends it; whoever sends nonsense has said nothing, and our own limits apply.</summary>
    private static TimeSpan? ReadLifetime(JsonElement json) =>
        StrictJson.Member(json, "expires_in") is { ValueKind: JsonValueKind.Number } value
        && value.GetDouble() is > 0 and <= LongestLifetime and var seconds ? TimeSpan.FromSeconds(seconds) : null;
}
