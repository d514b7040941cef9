using System.Diagnostics;
using RazorOkta.Harness;

namespace RazorOkta.Tests.E2E.Providers;

/// <summary>The certified provider for Node, <c>oidc-provider</c> from npm, with its own development pages.</summary>
internal sealed class NodeOidcProvider : ISecondProvider
{
    private readonly Process _process;

    private NodeOidcProvider(Process process, string issuer) => (_process, Issuer) = (process, issuer);

    public string Issuer { get; }

    public static async Task<ISecondProvider> StartAsync(string redirectUri, string postLogoutRedirectUri)
    {
        var folder = await NpmCandidate.InstallAsync("oidc-provider");
        var process = Process.Start(new ProcessStartInfo("node", ["provider.mjs", Known.ClientId, Known.ClientSecret, redirectUri, postLogoutRedirectUri])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("http://", StringComparison.Ordinal))
            {
                return new NodeOidcProvider(process, line);
            }
        }

        throw new InvalidOperationException($"{folder}/provider.mjs ended with {process.ExitCode} before it had an address.");
    }

    public async Task SignInAsync(IPage page, string name)
    {
        await page.FillAsync("[name=login]", name);
        await page.FillAsync("[name=password]", "any");
        await page.ClickAsync("button[type=submit]");
        await page.ClickAsync("button[type=submit]:has-text('Continue')"); // consent
    }

    public Task ConfirmSignOutAsync(IPage page) => page.ClickAsync("button[value=yes]");

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
