using System.Diagnostics;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace RazorOkta.Bench;

/// <summary>
/// Processor time that the mock spends on one login (authn, authorize, token with two RS256 signatures, keys), next to that of two such signatures
/// alone, measured in the same run.
/// </summary>
internal static class MockLogin
{
    private const int WarmUp = 3_000;
    private const int Logins = 2_000;
    private const int Rounds = 5;

    public static async Task RunAsync()
    {
        await using var mock = await MockProcess.StartAsync();
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(mock.Url) };
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
            await LogInAsync(http);
        }
    }

    private static async Task LogInAsync(HttpClient http)
    {
        using var authn = await http.PostAsync("/api/v1/authn", new StringContent("""{"username":"john","password":"Asdf1234"}""", Encoding.UTF8, "application/json"));
        using var session = await JsonDocument.ParseAsync(await authn.Content.ReadAsStreamAsync());
        using var authorize = await http.GetAsync(QueryHelpers.AddQueryString("/oauth2/default/v1/authorize", new Dictionary<string, string?>
        {
            ["client_id"] = MockProcess.ClientId,
            ["redirect_uri"] = MockProcess.RedirectUri,
            ["response_type"] = "code",
            ["scope"] = "openid profile email",
            ["state"] = "_State_",
            ["nonce"] = "_Nonce_",
            ["sessionToken"] = session.RootElement.GetProperty("sessionToken").GetString(),
        }));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/oauth2/default/v1/token")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "authorization_code",
                ["code"] = QueryHelpers.ParseQuery(authorize.Headers.Location!.Query)["code"].ToString(),
                ["redirect_uri"] = MockProcess.RedirectUri,
            }),
            Headers = { Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{MockProcess.ClientId}:{MockProcess.ClientSecret}"))) },
        };
        using var tokens = await http.SendAsync(request);
        tokens.EnsureSuccessStatusCode();
        using var keys = await http.GetAsync("/oauth2/default/v1/keys");
        keys.EnsureSuccessStatusCode();
        await tokens.Content.ReadAsByteArrayAsync();
        await keys.Content.ReadAsByteArrayAsync();
    }
}
