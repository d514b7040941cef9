using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Tls;

namespace RazorOkta.MockOkta.Http;

/// <summary>Where the server listens, and by which address its org is known.</summary>
internal static class Listening
{
    public static void Configure(KestrelServerOptions kestrel, MockOktaSettings settings, ServerCertificates? certificates)
    {
        foreach (var address in AddressesFor(settings))
        {
            kestrel.Listen(address, settings.Port, endpoint => Secure(endpoint, certificates));
            if (!IPAddress.IsLoopback(address))
            {
                kestrel.ApplicationServices.GetRequiredService<ILogger<MockOrg>>().ListeningBeyondThisMachine($"{address}:{settings.Port}");
            }
        }

        // After the org's own: the first address is the issuer's.
        foreach (var kind in certificates?.Bad.Kinds ?? [])
        {
            kestrel.Listen(AddressesFor(settings).First(), 0, endpoint => certificates!.Bad.Secure(endpoint, kind));
        }
    }

    public static string OriginOf(IServer server, MockOktaSettings settings)
    {
        var address = server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();
        return new UriBuilder(address) { Host = settings.Host }.Uri.GetLeftPart(UriPartial.Authority);
    }

    /// <summary>This machine is always among them: the control address answers nobody else.</summary>
    private static IEnumerable<IPAddress> AddressesFor(MockOktaSettings settings)
    {
        var own = IPAddress.TryParse(settings.Host, out var host) ? host : IPAddress.Loopback;
        if (settings.Listen is null || !IPAddress.TryParse(settings.Listen, out var wanted))
        {
            return [own];
        }

        return wanted.Equals(IPAddress.Any) || wanted.Equals(IPAddress.IPv6Any) || wanted.Equals(own) ? [wanted] : [own, wanted];
    }

    private static void Secure(ListenOptions endpoint, ServerCertificates? certificates)
    {
        if (certificates is not null)
        {
            endpoint.UseHttps(https => https.ServerCertificateSelector = (_, name) => certificates.For(name));
        }
    }
}
