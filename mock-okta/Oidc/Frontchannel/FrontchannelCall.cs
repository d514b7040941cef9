using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Oidc.Frontchannel;

/// <summary>A client that is to hear, through the browser, that a session has ended.</summary>
/// <param name="Server">From which it has the session; its issuer is the <c>iss</c> of the call.</param>
/// <param name="Client">Whom to call. It has a <see cref="OidcClient.FrontchannelLogoutUri"/>.</param>
/// <param name="Subject">Whose session it was, by the user's id.</param>
/// <param name="Sid">How clients name that session.</param>
/// <param name="BegunBy">Who has ended it.</param>
internal sealed record FrontchannelCall(AuthorizationServer Server, OidcClient Client, string Subject, string Sid, LogoutBegunBy BegunBy);

internal enum LogoutBegunBy
{
    /// <summary>RP-initiated: at the end-session endpoint.</summary>
    Client,

    /// <summary>At a page of the org's own.</summary>
    Org,
}
