using System.Security.Cryptography.X509Certificates;
using RazorOkta.MockOkta;

namespace RazorOkta.Bench;

/// <summary>How long a test waits for an org of its own: a server, and its first answer. The first start of a process compiles; the others are what counts.</summary>
internal static class Start
{
    private const int Count = 30;
    private const double Wanted = 300;

    public static async Task RunAsync()
    {
        Console.WriteLine($"first   {await OnceAsync(new MockOktaSettings { Port = 0 }):F0} ms");
        await ReportAsync("http", new MockOktaSettings { Port = 0 });
        await ReportAsync("https", new MockOktaSettings { Port = 0, Https = HttpsCertificate.OwnAuthority });
    }

    private static async Task ReportAsync(string name, MockOktaSettings settings)
    {
        await OnceAsync(settings);
        var times = new List<double>();
        for (var i = 0; i < Count; i++)
        {
            times.Add(await OnceAsync(settings));
        }

        times.Sort();
        Console.WriteLine($"{name,-7} {times[Count / 2]:F1} ms in the middle, {times[^1]:F1} ms at most ({(times[^1] < Wanted ? "below" : "ABOVE")} {Wanted} ms)");
    }

    private static async Task<double> OnceAsync(MockOktaSettings settings)
    {
        var started = TimeProvider.System.GetTimestamp();
        await using var server = await MockOktaServer.StartAsync(settings);
        using var http = new HttpClient(Trusting(server));
        using var answer = await http.GetAsync($"{server.Org.DefaultIssuer}/v1/keys");
        answer.EnsureSuccessStatusCode();
        return TimeProvider.System.GetElapsedTime(started).TotalMilliseconds;
    }

    private static SocketsHttpHandler Trusting(MockOktaServer server)
    {
        var handler = new SocketsHttpHandler();
        if (server.CertificateAuthority is { } authority)
        {
            handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { authority },
                RevocationMode = X509RevocationMode.NoCheck,
            };
        }

        return handler;
    }
}
