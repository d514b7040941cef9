using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using RazorOkta.Web.Oidc.Provider;

namespace RazorOkta.Web.Oidc.Login;

/// <summary>Hands an authorization request to the provider itself, where the provider takes no other (RFC 9126). There is no way back to a plain one.</summary>
internal sealed class PushedRequests(OidcOptions options, ProviderHttp http)
{
    private const int Created = 201;

    /// <returns>The request that remains for the browser: who asks, and the name of what was pushed.</returns>
    public async Task<Result<OpenIdConnectMessage>> PushAsync(string endpoint, OpenIdConnectMessage asked, CancellationToken cancellation)
    {
        using var request = TokenRequest.Form(options, endpoint, asked.Parameters);
        if (!(await http.SendAsync(request, "par", cancellation)).Succeeded(out var answer, out var failure))
        {
            return failure;
        }

        if (answer is not { Status: Created, Json: { } json } || StrictJson.Text(json, "request_uri") is not { Length: > 0 } requestUri)
        {
            return answer.Status is 429 or >= 500
                ? OidcFailure.Unavailable("par-unavailable", $"The provider answered {answer.Status}")
                : OidcFailure.BadAnswer("par-refused", $"The provider answered {answer.Status} without a request_uri");
        }

        var rest = new OpenIdConnectMessage { IssuerAddress = asked.IssuerAddress, ClientId = options.ClientId, EnableTelemetryParameters = false };
        rest.SetParameter("request_uri", requestUri);
        return rest;
    }
}
