using System.Security.Cryptography.X509Certificates;
using RazorOkta.MockOkta.Worlds;

namespace RazorOkta.MockOkta.Tls;

/// <summary>The certificates of one server: one from its own authority, good for all of its names, and perhaps the machine's development certificate.</summary>
internal sealed class ServerCertificates : IDisposable
{
    private readonly CertificateAuthority _authority = new();
    private readonly X509Certificate2 _own;
    private readonly X509Certificate2? _development;

    public ServerCertificates(MockOktaSettings settings)
    {
        _own = _authority.Issue([settings.Host, "localhost", "127.0.0.1", "::1", "*" + WorldRegistry.HostSuffix, .. settings.AlsoKnownAs]);
        _development = settings.Https == HttpsCertificate.Development ? DevelopmentCertificate.Find(settings.Host) : null;
    }

    public X509Certificate2 Authority => _authority.Certificate;

    /// <summary>The development certificate where it is good for the name; a client that names none (RFC 6066 3) has used an IP address.</summary>
    public X509Certificate2 For(string? host) => _development is { } development && development.MatchesHostname(host ?? "127.0.0.1") ? development : _own;

    public void Dispose()
    {
        _authority.Dispose();
        _own.Dispose();
        _development?.Dispose();
    }
}
