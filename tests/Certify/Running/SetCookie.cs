using Microsoft.Net.Http.Headers;

namespace RazorOkta.Certify.Running;

/// <summary>A cookie as an answer sets it (RFC 6265 4.1).</summary>
internal sealed record SetCookie(string Name, string Value, string Raw)
{
    public required string? Path { get; init; }
    public required string? Domain { get; init; }
    public required bool Secure { get; init; }
    public required bool HttpOnly { get; init; }
    public required SameSite SameSite { get; init; }
    public required DateTimeOffset? Expires { get; init; }
    public required TimeSpan? MaxAge { get; init; }

    /// <summary>The browser is told to forget it.</summary>
    public bool Deletes => MaxAge <= TimeSpan.Zero || Expires < DateTimeOffset.UnixEpoch.AddYears(1);

    public static SetCookie? Parse(string header) => SetCookieHeaderValue.TryParse(header, out var parsed)
        ? new SetCookie(parsed.Name.ToString(), parsed.Value.ToString(), header)
        {
            Path = parsed.Path.Value,
            Domain = parsed.Domain.Value,
            Secure = parsed.Secure,
            HttpOnly = parsed.HttpOnly,
            SameSite = parsed.SameSite switch
            {
                Microsoft.Net.Http.Headers.SameSiteMode.Strict => SameSite.Strict,
                Microsoft.Net.Http.Headers.SameSiteMode.None => SameSite.None,
                _ => SameSite.Lax, // what browsers take where nothing is said
            },
            Expires = parsed.Expires,
            MaxAge = parsed.MaxAge,
        }
        : null;

    public override string ToString() => Raw;
}

internal enum SameSite
{
    None,
    Lax,
    Strict,
}
