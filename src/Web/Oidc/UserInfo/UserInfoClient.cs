using System.Net.Http.Headers;
using System.Text.Json;
using RazorOkta.Web.Oidc.Provider;

namespace RazorOkta.Web.Oidc.UserInfo;

/// <summary>What the UserInfo endpoint says of the user whom the ID token names.</summary>
/// <param name="Claims">An object; empty where there is no such endpoint.</param>
internal sealed record UserProfile(JsonElement Claims)
{
    private static readonly JsonElement Empty = JsonSerializer.SerializeToElement(new { });

    public static readonly UserProfile None = new(Empty);
}

/// <summary>Asks the UserInfo endpoint (OIDC Core 5.3).</summary>
internal sealed class UserInfoClient(ProviderMetadata metadata, ProviderHttp http)
{
    /// <param name="accessToken">Goes into the header, never into an address (RFC 6750 2.1).</param>
    /// <param name="subject">Of the ID token.</param>
    /// <param name="cancellation">Enough waited.</param>
    public async Task<Result<UserProfile>> AskAsync(string accessToken, string subject, CancellationToken cancellation)
    {
        if (!(await metadata.GetAsync(cancellation)).Succeeded(out var endpoints, out var failure))
        {
            return failure;
        }

        if (endpoints.UserInfo is not { } endpoint)
        {
            return UserProfile.None;
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, endpoint)
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", accessToken) },
        };
        request.Headers.Accept.ParseAdd("application/json");
        return (await http.SendAsync(request, "userinfo", cancellation)).Succeeded(out var answer, out failure) ? Read(answer, subject) : failure;
    }

    private static Result<UserProfile> Read(ProviderAnswer answer, string subject)
    {
        // A signed answer (a JWT) was not asked for, is not JSON, and is not looked into.
        if (answer is not { Status: 200, Json: { } claims })
        {
            return OidcFailure.BadAnswer("userinfo-malformed", $"The provider answered {answer.Status}, {(answer.Json is null ? "not JSON" : "JSON")}");
        }

        // OIDC Core 5.3.2: another subject's claims must not be used.
        return StrictJson.Text(claims, "sub") == subject
            ? new UserProfile(claims)
            : OidcFailure.BadAnswer("userinfo-subject", "sub is not the ID token's");
    }
}
