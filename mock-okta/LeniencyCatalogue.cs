namespace RazorOkta.MockOkta;

/// <summary>A place where the mock may be kinder than Okta, and only when the settings name it.</summary>
public sealed record Leniency(string Name, string OktaDoes, string MockDoes);

public static class LeniencyCatalogue
{
    /// <summary>
    /// Okta's <c>sid</c> cookie does not reach the org when the calling page lives on another site and the browser blocks third-party cookies,
    /// so <c>session.close()</c> of the samples family rejects and their logout never reaches the server (okta/okta-oidc-js#200).
    /// </summary>
    public static readonly Leniency SessionCloseWithoutCookie = new(
        "session-close-without-cookie",
        "DELETE /api/v1/sessions/me without a session cookie is 404 E0000007",
        "from a trusted origin it is 204");

    public static readonly IReadOnlyList<Leniency> All = [SessionCloseWithoutCookie];
}
