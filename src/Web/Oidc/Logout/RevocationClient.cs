using RazorOkta.Web.Oidc.Provider;

namespace RazorOkta.Web.Oidc.Logout;

/// <summary>Gives a token back to the provider (RFC 7009 2.1).</summary>
internal sealed class RevocationClient(OidcOptions options, ProviderMetadata metadata, ProviderHttp http)
{
    /// <summary><c>null</c> when the provider has taken it, or takes none at all. One try: whoever is gone does not come back for it.</summary>
    public async Task<OidcFailure?> RevokeAsync(string token, CancellationToken cancellation)
    {
        if (!(await metadata.GetAsync(cancellation)).Succeeded(out var endpoints, out var failure))
        {
            return failure;
        }

        if (endpoints.Revocation is not { } address)
        {
            return null;
        }

        using var request = TokenRequest.Form(options, address, [KeyValuePair.Create("token", token)]); // no hint: the provider knows its own
        if (!(await http.SendAsync(request, "revocation", cancellation)).Succeeded(out var answer, out failure))
        {
            return failure;
        }

        // 2.2: 200 also for a token that it does not know.
        return answer.Status == 200
            ? null
            : OidcFailure.Unavailable(
                "revocation-refused",
                $"The provider answered {answer.Status} {(answer.Json is { } json ? ErrorCode.ForLog(StrictJson.Text(json, "error")) : "")}");
    }
}
