using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace RazorOkta.Harness;

/// <summary>A certificate that nobody vouches for: enough for who does not ask.</summary>
internal static class SelfSigned
{
    private static readonly Lazy<X509Certificate2> Made = new(Create);

    public static X509Certificate2 ForLocalhost => Made.Value;

    private static X509Certificate2 Create()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = DateTimeOffset.UtcNow;
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(2));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
