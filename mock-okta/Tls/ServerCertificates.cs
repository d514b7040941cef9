using System.Security.Cryptography.X509Certificates;
using RazorOkta.MockOkta.Worlds;

namespace RazorOkta.MockOkta.Tls;

/// <summary>The certificates of one server: one from its own authority, good for all of its names, and perhaps the machine's development certificate.</summary>
internal sealed class ServerCertificates : IDisposable
{
    private readonly CertificateAuthority _authority = new();
    private readonly X509Certificate2 _own;
    private readonly X509Certificate2? _development;

    /// <param name="settings">Who the server is.</param>
    /// <param name="findDevelopment">For tests: where there is a development certificate for a host, and where not.</param>
    public ServerCertificates(MockOktaSettings settings, Func<string, X509Certificate2?>? findDevelopment = null)
    {
        string[] hosts = [settings.Host, "localhost", "127.0.0.1", "::1", "*" + WorldRegistry.HostSuffix, .. settings.AlsoKnownAs];
        _own = _authority.Issue(hosts);
        Bad = new BadCertificates(_authority, hosts);
        _development = settings.Https == HttpsCertificate.Development ? (findDevelopment ?? DevelopmentCertificate.Find)(settings.Host) : null;
    }

    public X509Certificate2 Authority => _authority.Certificate;

    public BadCertificates Bad { get; }

    /// <summary>All that a client must trust: the authority, and the development certificate where it serves, which nobody vouches for but itself.</summary>
    public X509Certificate2Collection ToBeTrusted => _development is { } development ? [Authority, development] : [Authority];

    /// <summary>The development certificate where it is good for the name; a client that names none (RFC 6066 3) has used an IP address.</summary>
    public X509Certificate2 For(string? host) => _development is { } development && IsGoodFor(development, string.IsNullOrEmpty(host) ? "127.0.0.1" : host) ? development : _own;

    public void Dispose()
    {
        Bad.Dispose();
        _authority.Dispose();
        _own.Dispose();
        _development?.Dispose();
    }

    /// <summary>A client may send whatever it likes as a name.</summary>
    private static bool IsGoodFor(X509Certificate2 certificate, string host) =>
        Uri.CheckHostName(host) is UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6 && certificate.MatchesHostname(host);
}
