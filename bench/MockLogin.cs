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
    private const int Logins = 2_000;
    private const int Rounds = 5;

    public static async Task RunAsync()
    {
        await using var mock = await MockProcess.StartAsync();
        using var http = Login.NewClient(mock.Url);
        await LogInAsync(http, WarmUp);
        var ratios = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var before = mock.ProcessorTime;
            await LogInAsync(http, Logins);
            var login = (mock.ProcessorTime - before).TotalMicroseconds / Logins;
            var signatures = TwoSignatures();
            ratios.Add(login / signatures);
            Console.WriteLine($"login {login,7:F0} µs   two signatures {signatures,7:F0} µs   ratio {login / signatures:F2}   memory {mock.WorkingSet / 1048576} MiB");
        }

        Console.WriteLine($"median ratio {ratios.Order().ElementAt(Rounds / 2):F2}");
    }

    private static double TwoSignatures()
    {
        using var rsa = RSA.Create(2048);
        var data = new byte[700];
        Sign(200);
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        Sign(2 * Logins);
        return (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMicroseconds / Logins;

        void Sign(int times)
        {
            for (var i = 0; i < times; i++)
            {
                rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            }
        }
    }

    private static async Task LogInAsync(HttpClient http, int times)
    {
        for (var i = 0; i < times; i++)
        {
            using var tokens = await Login.RunAsync(http, "");
        }
    }
}
