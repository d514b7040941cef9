using Microsoft.AspNetCore.WebUtilities;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Sessions;

namespace RazorOkta.MockOkta.Oidc.Frontchannel;

/// <summary>
/// Tells clients through the browser that a session is over (OIDC Front-Channel Logout 3): whoever ends one where there is a page shows a
/// <see cref="SigningOutPage"/> with a frame for each client that took part.
/// </summary>
internal sealed class FrontchannelLogout(MockOrg org)
{
    /// <summary>Writes the address that is loaded in a client's frame; whoever wants to send something else replaces it.</summary>
    public Func<HttpContext, FrontchannelCall, string> Write { get; set; } = (_, call) => AddressFor(call);

    /// <summary>The addresses to be loaded, in the order in which the clients came into the session; none when no client wants this.</summary>
    public IReadOnlyList<string> AddressesFor(HttpContext http, OktaSession ended, LogoutBegunBy begunBy) =>
    [
        .. from participant in ended.Participants.All
           let client = org.FindApp(participant.ClientId)
           where client?.FrontchannelLogoutUri is not null
           select Write(http, new FrontchannelCall(ServerOf(participant.Issuer), client, ended.User.Id, ended.Participants.Sid, begunBy)),
    ];

    /// <summary>A query that is registered stays, and <c>iss</c> and <c>sid</c> come together or not at all (Front-Channel Logout 2).</summary>
    private static string AddressFor(FrontchannelCall call) => call.Client is { FrontchannelLogoutUri: { } uri } client
        ? client.FrontchannelLogoutSessionRequired
            ? QueryHelpers.AddQueryString(uri, new Dictionary<string, string?> { ["iss"] = call.Server.Issuer, ["sid"] = call.Sid })
            : uri
        : throw new ArgumentException("The client has no address for front-channel logout.", nameof(call));

    private AuthorizationServer ServerOf(string issuer) => org.CustomServers.FirstOrDefault(server => server.Issuer == issuer) ?? org.OrgServer;
}
