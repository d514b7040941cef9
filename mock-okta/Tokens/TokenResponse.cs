using System.Text.Json;
using System.Text.Json.Serialization;
using RazorOkta.MockOkta.Http;

namespace RazorOkta.MockOkta.Tokens;

/// <summary>The answer of the token endpoint (RFC 6749 5.1).</summary>
internal sealed record TokenResponse : IResult
{
    private static readonly JsonSerializerOptions WithoutAbsent = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    [JsonPropertyName("token_type")]
    public string TokenType => "Bearer";

    [JsonPropertyName("expires_in")]
    public required int ExpiresIn { get; init; }

    [JsonPropertyName("access_token")]
    public required string AccessToken { get; init; }

    [JsonPropertyName("scope")]
    public required string Scope { get; init; }

    [JsonPropertyName("refresh_token")]
    public string? RefreshToken { get; init; }

    [JsonPropertyName("id_token")]
    public string? IdToken { get; init; }

    /// <summary>The header that every answer has already says no-store.</summary>
    public Task ExecuteAsync(HttpContext httpContext) => JsonAnswer.Of(this, options: WithoutAbsent).ExecuteAsync(httpContext);

    /// <summary>The generated text would show the tokens.</summary>
    public override string ToString() => $"tokens for {Scope}";
}
