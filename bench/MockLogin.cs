using System.Diagnostics;
using System.Security.Cryptography;

namespace RazorOkta.Bench;

/// <summary>
/// Processor time that the mock spends on one login (authn, authorize, token with two RS256 signatures, keys), next to that of two such signatures
/// alone, measured in the same run.
/// </summary>
internal static class MockLogin
{
    private const int WarmUp = 6_000; // until nothing is compiled any more
    private const int Rounds = 7;
    private const int PartsOfRound = 10; // by turns with the signatures, so that a neighbour who takes the processor takes it from both
    private const int Logins = 200;

    public static async Task RunAsync()
    {
        await using var mock = await MockProcess.StartAsync();
        using var http = Login.NewClient(mock.Url);
        using var rsa = RSA.Create(2048);
        await LogInAsync(http, WarmUp);
        Sign(rsa, 2 * Logins);
        var ratios = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var (login, kernel, signatures) = (TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);
            for (var part = 0; part < PartsOfRound; part++)
            {
                var before = mock.ProcessorTime;
                await LogInAsync(http, Logins);
                login += mock.ProcessorTime.Total - before.Total;
                kernel += mock.ProcessorTime.Kernel - before.Kernel;
                signatures += Sign(rsa, 2 * Logins);
            }

            ratios.Add(login / signatures);
            Console.WriteLine(
                $"login {PerLogin(login),7:F0} µs (kernel {PerLogin(kernel),4:F0} µs)   two signatures {PerLogin(signatures),7:F0} µs   ratio {login / signatures:F2}   memory {mock.WorkingSet / 1048576} MiB");
        }

        Console.WriteLine($"median ratio {ratios.Order().ElementAt(Rounds / 2):F2}");
    }

    private static double PerLogin(TimeSpan time) => time.TotalMicroseconds / (PartsOfRound * Logins);

    private static TimeSpan Sign(RSA rsa, int times)
    {
        var data = new byte[700];
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        for (var i = 0; i < times; i++)
        {
            rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }

        return Process.GetCurrentProcess().TotalProcessorTime - before;
    }

    private static async Task LogInAsync(HttpClient http, int times)
    {
        for (var i = 0; i < times; i++)
        {
            using var tokens = await Login.RunAsync(http, "");
        }
    }
}
