using System.Net.Mime;
using RazorOkta.Web.Oidc;
using RazorOkta.Web.Security;
using RazorOkta.Web.Sessions;

namespace RazorOkta.Web.Endpoints;

/// <summary>
/// Where the provider says, by a frame in the browser, that a session has ended there (OIDC Front-Channel Logout 3). Nobody proves who asks, so
/// issuer and session must both be right, and it ends sessions of ours and nothing at the provider: no token is given back.
/// </summary>
internal sealed class FrontchannelLogoutEndpoint(
    OidcOptions options, ISessionStore sessions, SessionCookie cookie, TimeProvider clock, ILogger<FrontchannelLogoutEndpoint> log)
{
    private readonly LogBudget _refusals = new(clock);
    private readonly string _provider = new Uri(options.Issuer).GetLeftPart(UriPartial.Authority);

    public async Task<IResult> HandleAsync(HttpContext http)
    {
        SecurityHeaders.AllowFramingBy(http.Response, _provider);
        if (http.Request.Query["iss"] != options.Issuer)
        {
            return Refuse("frontchannel-issuer", "iss is not the configured issuer, once");
        }

        if (http.Request.Query["sid"] is not [{ } providerSession])
        {
            return Refuse("frontchannel-session", "There is not one sid");
        }

        // Before they are closed. A browser that withholds cookies in frames (SameSite=Lax) is signed out all the same: its session is gone.
        var mine = cookie.Read(http.Request) is { } handle ? await sessions.PeekAsync(handle) : null;
        var closed = await sessions.CloseAsync(SessionsOf.Provider(options.Issuer, subject: null, providerSession));
        if (closed.Count == 0)
        {
            return Refuse("frontchannel-unknown-session", "There is no session of this sid");
        }

        if (closed.Any(session => session.Id == mine?.Id))
        {
            cookie.Delete(http.Response);
        }

        log.FrontchannelLogout(closed.Count, LogText.Clean(closed[0].User.Subject));
        return Text("Signed out.", StatusCodes.Status200OK);
    }

    private IResult Refuse(string reason, string detail)
    {
        if (_refusals.TrySpend(out var leftOut))
        {
            log.FrontchannelLogoutRefused(reason, detail, leftOut);
        }

        return Text("This is no logout of ours.", StatusCodes.Status400BadRequest);
    }

    // A frame that nobody sees; the text is for whoever looks into it.
    private static IResult Text(string text, int status) => Results.Text(text, MediaTypeNames.Text.Plain, statusCode: status);
}
