using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RazorOkta.Harness;
using RazorOkta.Web.Oidc;
using RazorOkta.Web.Oidc.Refresh;
using RazorOkta.Web.Sessions;
using RazorOkta.Web.Upkeep;

namespace RazorOkta.Tests.Unit.Web.Sessions;

/// <summary>A request may have read its session before another renewed it, and come to the renewal after that.</summary>
public sealed class LateRenewalTests
{
    [Fact]
    public async Task who_comes_late_sends_no_used_refresh_token()
    {
        await using var provider = await StubProvider.StartAsync();
        using var folder = new TemporaryFolder();
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var options = new OidcOptions
        {
            OktaUrl = provider.Url,
            Issuer = provider.Issuer,
            ClientId = Known.ClientId,
            ClientSecret = Known.ClientSecret,
            RedirectUri = "http://localhost:3000/authorization-code/callback",
            PostLogoutRedirectUri = "http://localhost:3000/",
            Scopes = ["openid"],
            WireProfile = WireProfile.Standard,
        };
        await using var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(clock).AddOidc(options, folder.Path).BuildServiceProvider();
        var sessionOptions = new SessionOptions { Folder = folder.Path };
        var store = new FileSessionStore(
            sessionOptions, new SessionFiles(sessionOptions, new EphemeralDataProtectionProvider(), NullLogger<SessionFiles>.Instance), new NoReturn(), clock);
        var renewal = new TokenRenewal(
            options, services.GetRequiredService<TokenRefresh>(), store, new NoReturn(), clock, NullLogger<TokenRenewal>.Instance);
        var now = clock.GetUtcNow();
        var handle = await store.TryOpenAsync(new UserSession
        {
            User = new SignedInUser(provider.Issuer, "00uJohn", JsonDocument.Parse("""{"nonce":"_Nonce_"}""").RootElement, "_IdToken_"),
            Tokens = new SessionTokens("_AccessToken_", "_Refresh1_", now) { RenewAt = now },
            OpenedAt = now,
            UsedAt = now,
        });
        var seen = (await store.PeekAsync(handle!.Value))!;
        provider.TokenAnswer = answer => answer["refresh_token"] = "_Refresh2_";

        var first = await renewal.RenewAsync(seen, CancellationToken.None);
        var late = await renewal.RenewAsync(seen, CancellationToken.None);

        first!.Tokens!.RefreshToken.Should().Be("_Refresh2_");
        late!.Tokens!.RefreshToken.Should().Be("_Refresh2_");
        provider.Calls("/v1/token").Should().Be(1);
    }

    private sealed class NoReturn : ITokenReturn
    {
        public void Return(SessionTokens tokens) => throw new InvalidOperationException("No session has ended");
    }
}
