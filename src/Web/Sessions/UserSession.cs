using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace RazorOkta.Web.Sessions;

/// <summary>Who is signed in, as the provider has vouched for it.</summary>
/// <param name="Issuer">The provider; with <paramref name="Subject"/> it is the identity (OIDC Core 5.7). An e-mail address never is.</param>
/// <param name="Subject">The user within the issuer.</param>
/// <param name="Claims">The claims of the ID token, as they were validated at login.</param>
/// <param name="IdToken">The latest ID token, to be shown to the provider at logout. Never leaves the server in another way.</param>
internal sealed record SignedInUser(string Issuer, string Subject, JsonElement Claims, string IdToken)
{
    // A record prints its members, and the token is one of them.
    public override string ToString() => $"{Subject} at {Issuer}";
}

/// <summary>A session on the server.</summary>
internal sealed record UserSession
{
    /// <summary>A random name for lists and forms. It opens nothing: that is the handle's, which only its browser has.</summary>
    public string Id { get; init; } = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(9));

    public required SignedInUser User { get; init; }

    /// <summary>The provider's own session (<c>sid</c>, OIDC Back-Channel Logout 2.1); <c>null</c> when the provider names none.</summary>
    public string? ProviderSession { get; init; }

    /// <summary>What the provider gave us beside the ID token; <c>null</c> in a session of an earlier version.</summary>
    public SessionTokens? Tokens { get; init; }

    /// <summary>The browser that has opened the session, in a few words; see <see cref="BrowserDescription"/>.</summary>
    public string Browser { get; init; } = BrowserDescription.Unknown;

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When the session was last used, to the precision of <see cref="SessionOptions.TouchInterval"/>.</summary>
    public required DateTimeOffset UsedAt { get; init; }
}
