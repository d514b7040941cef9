using System.Text.Json;

namespace RazorOkta.Web.Oidc.Provider;

/// <summary>Tokens as the provider gave them, not yet checked.</summary>
internal sealed record TokenResponse(string IdToken, string AccessToken)
{
    // A record prints its members; tokens are never printed.
    public override string ToString() => nameof(TokenResponse);
}

/// <summary>Asks the token endpoint (RFC 6749 4.1.3 to 5.2).</summary>
internal sealed class TokenClient(OidcOptions options, ProviderMetadata metadata, ProviderHttp http)
{
    /// <summary>Redeems a code, once: nothing here or below sends it a second time.</summary>
    public async Task<Result<TokenResponse>> RedeemAsync(string code, CancellationToken cancellation)
    {
        if (!(await metadata.GetAsync(cancellation)).Succeeded(out var endpoints, out var failure))
        {
            return failure;
        }

        using var request = TokenRequest.Create(options, endpoints.Token, code);
        return (await http.SendAsync(request, "token", cancellation)).Succeeded(out var answer, out failure) ? Read(answer) : failure;
    }

    private static Result<TokenResponse> Read(ProviderAnswer answer)
    {
        // An error beside tokens is an error, whatever the status says (RFC 6749 5.1, 5.2).
        if (answer.Json is { } json && (json.TryGetProperty("error", out _) || json.TryGetProperty("errorCode", out _)))
        {
            return Refused(ErrorCode.ForLog(StrictJson.Text(json, "error") ?? StrictJson.Text(json, "errorCode")));
        }

        return answer switch
        {
            { Status: 200, Json: { } tokens } => ReadTokens(tokens),
            { Status: 429 or 502 or 503 or 504 } => OidcFailure.Unavailable("token-unavailable", $"The provider answered {answer.Status}"),
            _ => OidcFailure.BadAnswer("token-malformed", $"The provider answered {answer.Status} without an OAuth answer"),
        };
    }

    private static OidcFailure Refused(string error) => error == "invalid_grant"
        ? OidcFailure.BadRequest("code-refused", "The code is used up, expired or not ours (invalid_grant)")
        : OidcFailure.BadAnswer("token-refused", $"The token endpoint answered with the error \"{error}\"");

    private static Result<TokenResponse> ReadTokens(JsonElement json)
    {
        // OIDC Core 3.1.3.3 requires all three; the type is compared without regard to case (RFC 6749 5.1).
        if (!string.Equals(StrictJson.Text(json, "token_type"), "Bearer", StringComparison.OrdinalIgnoreCase))
        {
            return OidcFailure.BadAnswer("token-type", "token_type is not Bearer");
        }

        if (StrictJson.Text(json, "id_token") is not { Length: > 0 } idToken)
        {
            return OidcFailure.BadAnswer("no-id-token", "The answer has no id_token");
        }

        return StrictJson.Text(json, "access_token") is { Length: > 0 } accessToken
            ? new TokenResponse(idToken, accessToken)
            : OidcFailure.BadAnswer("no-access-token", "The answer has no access_token");
    }
}
