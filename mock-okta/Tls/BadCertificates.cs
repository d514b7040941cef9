using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace RazorOkta.MockOkta.Tls;

/// <summary>
/// The same server once more at other ports, each with one thing wrong with its TLS. Who does not look goes on as if nothing were, so only a
/// client's own refusal keeps it from sending what it has. Certificates are made when somebody first comes.
/// </summary>
internal sealed class BadCertificates : IDisposable
{
    public const string OldProtocol = "old-protocol";

    private readonly Dictionary<string, Lazy<X509Certificate2>> _certificates;
    private readonly Dictionary<string, ListenOptions> _endpoints = [];

    /// <param name="authority">Whom the clients trust.</param>
    /// <param name="hosts">What the server is called.</param>
    public BadCertificates(CertificateAuthority authority, IReadOnlyList<string> hosts) => _certificates = new()
    {
        ["expired"] = new(() => authority.IssueExpired(hosts)),
        ["not-yet-valid"] = new(() => authority.IssueNotYetValid(hosts)),
        ["wrong-host"] = new(() => authority.Issue(["okta.example"])),
        ["unknown-authority"] = new(() => OfAnother(hosts)),
        ["self-signed"] = new(() => CertificateAuthority.SelfSigned(hosts)),
        [OldProtocol] = new(() => authority.Issue(hosts)),
    };

    public IReadOnlyCollection<string> Kinds => _certificates.Keys;

    /// <summary>Makes an endpoint the one of this kind.</summary>
    public void Secure(ListenOptions endpoint, string kind)
    {
        _endpoints[kind] = endpoint;
        endpoint.UseHttps(https =>
        {
            https.ServerCertificateSelector = (_, _) => _certificates[kind].Value;
            if (kind == OldProtocol)
            {
                Age(https);
            }
        });
    }

    /// <summary>Null when there is none of this kind; 0 until the server listens.</summary>
    public int? PortOf(string kind) => _endpoints.GetValueOrDefault(kind)?.IPEndPoint?.Port;

    public void Dispose()
    {
        foreach (var made in _certificates.Values.Where(certificate => certificate.IsValueCreated))
        {
            made.Value.Dispose();
        }
    }

    private static X509Certificate2 OfAnother(IReadOnlyList<string> hosts)
    {
        using var stranger = new CertificateAuthority();
        return stranger.Issue(hosts);
    }

    /// <summary>TLS 1.1 at most (RFC 8996 forbids it); where the system has it no more, the handshake fails all the same.</summary>
    private static void Age(HttpsConnectionAdapterOptions https)
    {
#pragma warning disable SYSLIB0039, CA5397 // it is the point
        https.SslProtocols = SslProtocols.Tls | SslProtocols.Tls11;
#pragma warning restore SYSLIB0039, CA5397
    }
}
