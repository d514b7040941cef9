using System.Text.Json;
using System.Text.Json.Serialization;
using RazorOkta.MockOkta.Errors;

namespace RazorOkta.MockOkta.Authn;

/// <summary>The body of a call below <c>/api/v1/authn</c>. Each step looks at its own members; others are ignored, as Okta ignores them.</summary>
internal sealed record AuthnRequest
{
    /// <summary>It is kept as long as the transaction.</summary>
    public const int LongestRelayState = 2048;

    public string? StateToken { get; init; }

    public string? Username { get; init; }

    public string? Password { get; init; }

    public RequestOptions? Options { get; init; }

    public string? RelayState { get; init; }

    public string? PassCode { get; init; }

    public string? Answer { get; init; }

    public string? OldPassword { get; init; }

    public string? NewPassword { get; init; }

    public string? FactorType { get; init; }

    public string? Provider { get; init; }

    public FactorProfile? Profile { get; init; }

    public string? RecoveryToken { get; init; }

    /// <summary>From the path.</summary>
    [JsonIgnore]
    public string FactorId { get; init; } = "";

    /// <summary>Exactly one of the two is not null.</summary>
    public static async Task<(AuthnRequest? Request, OktaError? Error)> ReadAsync(HttpContext http)
    {
        if (!http.Request.HasJsonContentType())
        {
            return (null, OktaError.UnsupportedMediaType);
        }

        try
        {
            var request = await JsonSerializer.DeserializeAsync<AuthnRequest>(http.Request.Body, JsonSerializerOptions.Web, http.RequestAborted);
            return request is null ? (null, OktaError.NotWellFormed) : (request with { FactorId = http.GetRouteValue("factorId") as string ?? "" }, null);
        }
        catch (JsonException)
        {
            return (null, OktaError.NotWellFormed);
        }
    }

    /// <summary>The generated text of a record would show the password.</summary>
    public override string ToString() => nameof(AuthnRequest);

    internal sealed record RequestOptions(bool WarnBeforePasswordExpired, bool MultiOptionalFactorEnroll);

    internal sealed record FactorProfile(string? Question, string? Answer, string? PhoneNumber);
}
