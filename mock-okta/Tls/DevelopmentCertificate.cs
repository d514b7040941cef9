using System.Security.Cryptography.X509Certificates;

namespace RazorOkta.MockOkta.Tls;

/// <summary>What <c>dotnet dev-certs https</c> has put into the user's store.</summary>
internal static class DevelopmentCertificate
{
    /// <summary>The mark by which ASP.NET Core knows its own.</summary>
    private const string Mark = "1.3.6.1.4.1.311.84.1.1";

    /// <summary>Null when there is none in force that is good for this host.</summary>
    public static X509Certificate2? Find(string host)
    {
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser);
        store.Open(OpenFlags.ReadOnly);
        var now = TimeProvider.System.GetUtcNow();
        return store.Certificates
            .Where(certificate => certificate.HasPrivateKey && certificate.Extensions[Mark] is not null && certificate.MatchesHostname(host))
            .Where(certificate => certificate.NotBefore.ToUniversalTime() <= now && now < certificate.NotAfter.ToUniversalTime())
            .OrderByDescending(certificate => certificate.NotAfter).FirstOrDefault();
    }
}
