using RazorOkta.Web.Oidc.Callback;
using RazorOkta.Web.Oidc.Login;
using RazorOkta.Web.Oidc.Logout;
using RazorOkta.Web.Oidc.Provider;
using RazorOkta.Web.Oidc.Refresh;
using RazorOkta.Web.Oidc.Tokens;
using RazorOkta.Web.Oidc.UserInfo;

namespace RazorOkta.Web.Oidc;

/// <summary>Registers the relying party.</summary>
internal static class OidcServices
{
    /// <param name="stateDir">Absolute path of the folder for what must outlive a restart.</param>
    public static IServiceCollection AddOidc(this IServiceCollection services, OidcOptions options, string stateDir)
    {
        services.AddSingleton(options);
        services.AddSingleton(provider => new ProviderHttp(
            new HttpClient(ProviderHttp.CreateHandler(options))
            {
                MaxResponseContentBufferSize = ProviderHttp.LongestBody,
                Timeout = Timeout.InfiniteTimeSpan, // ProviderHttp has the limit, so that it can name it
            },
            options,
            provider.GetRequiredService<TimeProvider>()));

        // What we ask of the provider.
        services.AddSingleton<ProviderMetadata>().AddSingleton<SigningKeys>().AddSingleton<TokenClient>().AddSingleton<UserInfoClient>();

        // How a login starts.
        services.AddSingleton<LoginTransactions>().AddSingleton<PushedRequests>().AddSingleton<LoginStart>();

        // What we demand of its answers.
        services.AddSingleton<TokenSignature>().AddSingleton<IdTokenRules>().AddSingleton<IdTokenValidator>();

        // The callback; CallbackFlow lists the steps in order.
        services
            .AddSingleton<SpentAttempts>()
            .AddSingleton<MatchAttempt>()
            .AddSingleton<ReadResponse>()
            .AddSingleton<MatchIssuer>()
            .AddSingleton<RejectProviderError>()
            .AddSingleton<RequireCode>()
            .AddSingleton<RedeemCode>()
            .AddSingleton<ValidateIdToken>()
            .AddSingleton<AskUserInfo>()
            .AddSingleton<CallbackFlow>();

        services.AddSingleton<TokenRefresh>();

        // The ways out.
        return services
            .AddSingleton<EndSessionRequest>()
            .AddSingleton<LogoutTokenRules>()
            .AddSingleton(provider => ActivatorUtilities.CreateInstance<UsedLogoutTokens>(provider, stateDir))
            .AddSingleton<LogoutTokenValidator>()
            .AddSingleton<RevocationClient>()
            .AddSingleton<RevocationQueue>()
            .AddHostedService(provider => provider.GetRequiredService<RevocationQueue>());
    }
}
