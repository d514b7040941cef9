using RazorOkta.Harness;

namespace RazorOkta.Tests.E2E.Providers;

/// <summary>The web app is a relying party of OpenID Connect, not of one org: it logs in at others, with nothing changed but its configuration.</summary>
public sealed class SecondProviderTests
{
    [Fact]
    public Task it_logs_in_and_out_at_oidc_provider_of_node() => RunAsync(NodeOidcProvider.StartAsync);

    [Fact]
    public Task it_logs_in_and_out_at_openiddict() => RunAsync(OpenIddictProvider.StartAsync);

    private static async Task RunAsync(Func<string, string, Task<ISecondProvider>> start)
    {
        ISecondProvider provider = null!;
        await using var web = await WebHost.StartAsync(async origin =>
        {
            provider = await start($"{origin}/authorization-code/callback", $"{origin}/");
            return new WebHostSettings { OktaUrl = provider.Issuer.TrimEnd('/'), Issuer = provider.Issuer, IsMock = false };
        });
        await using var _ = provider;
        var context = await (await Chromium.InstanceAsync()).NewContextAsync();
        await using var __ = context;
        var page = await context.NewPageAsync();

        await page.GotoAsync($"{web.Origin}/authorization-code/login?returnTo=%2Fauthorization-code%2Fprofile%3Fvia%3Dlogin");
        await provider.SignInAsync(page, "ann");
        await Arrival.AtAsync(page, $"{web.Origin}/authorization-code/profile?via=login");
        (await page.InnerTextAsync("[data-claim=sub]")).Should().Be("ann");
        (await page.InnerTextAsync("[data-claim=iss]")).Should().Be(provider.Issuer);
        (await page.InnerTextAsync("[data-claim=email]")).Should().Be("ann@second.example", "UserInfo adds what the ID token leaves out");

        await page.GotoAsync($"{web.Origin}/authorization-code/logout");
        await provider.ConfirmSignOutAsync(page);
        await Arrival.LoadedAsync(page, url => url.StartsWith($"{web.Origin}/", StringComparison.Ordinal));
        (await page.GotoAsync($"{web.Origin}/authorization-code/profile"))!.Url.Should().Be($"{web.Origin}/");
    }
}
