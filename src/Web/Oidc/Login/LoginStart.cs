using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using RazorOkta.Web.Oidc.Provider;

namespace RazorOkta.Web.Oidc.Login;

/// <summary>Starts a login on the server: an attempt of its own for this browser, and the address at which the provider asks who it is.</summary>
internal sealed class LoginStart(OidcOptions options, ProviderMetadata metadata, PushedRequests pushed, LoginTransactions transactions, TimeProvider clock)
{
    /// <summary>An attempt that a page hands to its front-end, which then starts the redirect itself.</summary>
    public LoginAttempt Prepare(HttpContext http, string? returnTo)
    {
        var attempt = Create(returnTo, options.Demands);
        transactions.Open(http, attempt);
        return attempt;
    }

    /// <param name="http">The browser's request; its answer gets the attempt's cookie.</param>
    /// <param name="attempt">See <see cref="Create"/>.</param>
    /// <param name="cancellation">The browser has gone.</param>
    /// <returns>Where the browser goes.</returns>
    public async Task<Result<string>> StartAsync(HttpContext http, LoginAttempt attempt, CancellationToken cancellation)
    {
        using var budget = new TimeLimit(options.LoginTimeout, clock, cancellation);
        try
        {
            if (!(await AskAsync(attempt, budget.Token)).Succeeded(out var request, out var failure))
            {
                return failure;
            }

            transactions.Open(http, attempt);
            return request.CreateAuthenticationRequestUrl();
        }
        catch (OperationCanceledException) when (budget.IsUp)
        {
            return OidcFailure.LoginTooSlow(options);
        }
    }

    /// <param name="returnTo">Where it ends; checked by <see cref="ReturnPath"/>.</param>
    /// <param name="demands">What is asked of the provider; from our own code.</param>
    public LoginAttempt Create(string? returnTo, LoginDemands demands)
    {
        var attempt = LoginAttempt.Create(returnTo, demands, clock.GetUtcNow());
        return options.WireProfile.ProvesPossession ? attempt : attempt with { Verifier = null };
    }

    private async Task<Result<OpenIdConnectMessage>> AskAsync(LoginAttempt attempt, CancellationToken cancellation)
    {
        if (!(await metadata.GetAsync(cancellation)).Succeeded(out var endpoints, out var failure))
        {
            return failure;
        }

        var request = AuthorizationRequest.Create(options, endpoints.Authorization, attempt);
        if (!endpoints.RequiresPushedRequests)
        {
            return request;
        }

        return endpoints.PushedAuthorizationRequest is { } endpoint
            ? await pushed.PushAsync(endpoint, request, cancellation)
            : OidcFailure.Unavailable("metadata-endpoint", "The provider requires pushed requests, and names no address for them");
    }
}
