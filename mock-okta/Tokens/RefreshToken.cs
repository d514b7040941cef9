using RazorOkta.MockOkta.Oidc;

namespace RazorOkta.MockOkta.Tokens;

/// <summary>A refresh token as the org remembers it, also after another has taken its place.</summary>
internal sealed class RefreshToken(AuthorizationGrant grant, DateTimeOffset issuedAt)
{
    private long _replacedAt;

    public AuthorizationGrant Grant => grant;

    public DateTimeOffset IssuedAt => issuedAt;

    /// <summary>
    /// The first use starts the leeway, in which a client that lost the answer may try again. False afterwards: whoever shows it then is not
    /// the one who was given its successor, or that successor was given to somebody else (RFC 9700 4.14.2).
    /// </summary>
    public bool TryReplace(DateTimeOffset now, TimeSpan leeway)
    {
        var first = Interlocked.CompareExchange(ref _replacedAt, now.UtcTicks, 0);
        return first == 0 || now.UtcTicks - first < leeway.Ticks;
    }
}
