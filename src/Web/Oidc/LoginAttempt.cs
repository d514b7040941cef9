using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using RazorOkta.Web.Oidc.Login;

namespace RazorOkta.Web.Oidc;

/// <summary>What one login was started with, and what its answer must fit.</summary>
/// <param name="State">Comes back in the address (RFC 6749 10.12).</param>
/// <param name="Nonce">Comes back inside the ID token (OIDC Core 3.1.2.1).</param>
internal sealed record LoginAttempt(string State, string Nonce)
{
    /// <summary>Proves at the token endpoint that the code is this attempt's (RFC 7636); <c>null</c> where a front-end of contract 1 has started the login.</summary>
    public string? Verifier { get; init; }

    /// <summary>Where it ends; see <see cref="Login.ReturnPath"/>.</summary>
    public string ReturnTo { get; init; } = ReturnPath.Default;

    public LoginDemands Demands { get; init; } = LoginDemands.None;

    /// <summary>Joins what the user sees, what the log says, and what is told to support.</summary>
    public string Reference { get; init; } = NewReference();

    public DateTimeOffset StartedAt { get; init; }

    /// <summary>Whether this server has started it, and not a front-end of contract 1, which says nothing of when.</summary>
    [JsonIgnore]
    public bool IsOurs => StartedAt != default;

    /// <summary>A login that this server starts: 256 random bits each, which say nothing and have nothing to do with one another.</summary>
    public static LoginAttempt Create(string? returnTo, LoginDemands demands, DateTimeOffset now) => new(Random(), Random())
    {
        Verifier = Random(),
        ReturnTo = ReturnPath.From(returnTo),
        Demands = demands,
        StartedAt = now,
    };

    /// <summary>The S256 challenge for the verifier (RFC 7636 4.2).</summary>
    public static string ChallengeFor(string verifier) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));

    // A record prints its members, and these are secrets.
    public override string ToString() => $"{nameof(LoginAttempt)} {Reference}";

    private static string NewReference() => RandomNumberGenerator.GetHexString(8);

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}
