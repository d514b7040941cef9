using RazorOkta.Web.Oidc.Logout;
using RazorOkta.Web.Sessions;

namespace RazorOkta.Web.Endpoints;

/// <summary>
/// Where the provider says, from server to server, that a session has ended there (OIDC Back-Channel Logout 2.5 to 2.8). The signed token is all
/// that it needs: no cookie comes with it, so there is none to be misused, and no antiforgery token to ask for.
/// </summary>
internal sealed class BackchannelLogoutEndpoint(
    LogoutTokenValidator validator, ISessionStore sessions, ProviderLogouts logouts, ITokenReturn tokenReturn, TimeProvider clock, ILogger<BackchannelLogoutEndpoint> log)
{
    private readonly LogBudget _refusals = new(clock);

    public async Task<IResult> HandleAsync(HttpContext http)
    {
        var (raw, status) = await LogoutTokenForm.ReadAsync(http.Request, http.RequestAborted);
        if (status != StatusCodes.Status200OK)
        {
            return Refuse(status, "logout-token-missing", $"The request has no form with one logout_token ({status})");
        }

        if (!(await validator.ValidateAsync(raw, http.RequestAborted)).Succeeded(out var token, out var failure))
        {
            return Refuse(StatusCodes.Status400BadRequest, failure.Reason, failure.Detail);
        }

        // 2.7: also when there is none, for it may have ended here before.
        var which = SessionsOf.Provider(token.Issuer, token.Subject, token.ProviderSession);
        logouts.Note(which);
        var closed = await sessions.CloseAsync(which);
        tokenReturn.ReturnAll(closed);
        log.BackchannelLogout(closed.Count, LogText.Clean(token.Subject ?? "whoever had the session"));
        return Results.Ok();
    }

    /// <summary>2.8: 400, and the members of an OAuth error (RFC 6749 5.2). The description is a reason code of ours; nothing of the token is in it.</summary>
    private IResult Refuse(int status, string reason, string detail)
    {
        if (_refusals.TrySpend(out var leftOut))
        {
            var cleaned = LogText.Clean(detail);
            log.BackchannelLogoutRefused(reason, cleaned, leftOut);
        }

        return Results.Json(new { error = "invalid_request", error_description = reason }, statusCode: status);
    }
}
