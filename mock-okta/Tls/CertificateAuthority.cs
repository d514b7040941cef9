using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace RazorOkta.MockOkta.Tls;

/// <summary>Vouches for one server, and ends with it: its key is never written anywhere, so whoever trusts it trusts no other.</summary>
internal sealed class CertificateAuthority : IDisposable
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    private readonly X509Certificate2 _withKey;

    public CertificateAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN=mock-okta {Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        var (from, to) = Validity();
        _withKey = request.CreateSelfSigned(from, to);
        Certificate = X509CertificateLoader.LoadCertificate(_withKey.RawData);
    }

    /// <summary>The public part, to be trusted.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>A certificate for a server that is reached by these names and IP addresses.</summary>
    public X509Certificate2 Issue(IEnumerable<string> hosts) => Issue(hosts, _withKey.NotBefore, _withKey.NotAfter);

    /// <summary>One that is over: it ended an hour ago.</summary>
    public X509Certificate2 IssueExpired(IEnumerable<string> hosts) => Issue(hosts, _withKey.NotBefore, Now.AddHours(-1));

    /// <summary>One that begins tomorrow.</summary>
    public X509Certificate2 IssueNotYetValid(IEnumerable<string> hosts) => Issue(hosts, Now.AddDays(1), _withKey.NotAfter);

    /// <summary>A certificate that nobody vouches for but itself.</summary>
    public static X509Certificate2 SelfSigned(IEnumerable<string> hosts)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=mock-okta", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(NamesOf(hosts));
        var (from, to) = Validity();
        return Usable(request.CreateSelfSigned(from, to));
    }

    private X509Certificate2 Issue(IEnumerable<string> hosts, DateTimeOffset from, DateTimeOffset to)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=mock-okta", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(_withKey, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        request.CertificateExtensions.Add(NamesOf(hosts));
        using var bare = request.Create(_withKey, from, to, RandomNumberGenerator.GetBytes(16));
        return Usable(bare.CopyWithPrivateKey(key));
    }

    public void Dispose()
    {
        _withKey.Dispose();
        Certificate.Dispose();
    }

    /// <summary>By the time of the machine and not of the org: it is the clients that judge it.</summary>
    private static (DateTimeOffset From, DateTimeOffset To) Validity() => (Now.AddDays(-1), Now + Lifetime);

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private static X509Extension NamesOf(IEnumerable<string> hosts)
    {
        var names = new SubjectAlternativeNameBuilder();
        foreach (var host in hosts.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (IPAddress.TryParse(host, out var address))
            {
                names.AddIpAddress(address);
            }
            else
            {
                names.AddDnsName(host);
            }
        }

        return names.Build();
    }

    /// <summary>HACK: SChannel does not take keys that exist in memory alone (dotnet/runtime#23749); Windows keeps this one until the certificate is disposed.</summary>
    private static X509Certificate2 Usable(X509Certificate2 certificate)
    {
        if (!OperatingSystem.IsWindows())
        {
            return certificate;
        }

        using (certificate)
        {
            return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), password: null);
        }
    }
}
