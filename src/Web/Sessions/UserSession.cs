using System.Text.Json;

namespace RazorOkta.Web.Sessions;

/// <summary>Who is signed in, as the provider has vouched for it.</summary>
/// <param name="Issuer">The provider; with <paramref name="Subject"/> it is the identity (OIDC Core 5.7). An e-mail address never is.</param>
/// <param name="Subject">The user within the issuer.</param>
/// <param name="Claims">The claims of the ID token, as they were validated.</param>
/// <param name="IdToken">The ID token, to be shown to the provider at logout. Never leaves the server in another way.</param>
internal sealed record SignedInUser(string Issuer, string Subject, JsonElement Claims, string IdToken)
{
    // A record prints its members, and the token is one of them.
    public override string ToString() => $"{Subject} at {Issuer}";
}

/// <summary>A session on the server.</summary>
internal sealed record UserSession
{
    public required SignedInUser User { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When the session was last used, to the precision of <see cref="SessionOptions.TouchInterval"/>.</summary>
    public required DateTimeOffset UsedAt { get; init; }
}
