using System.Text.Json;

namespace RazorOkta.Web.Oidc.Tokens;

/// <summary>An ID token that has passed every rule. Made by <see cref="IdTokenValidator"/> only.</summary>
/// <param name="Raw">The token itself, for <c>id_token_hint</c>; stays on the server.</param>
/// <param name="Claims">Its payload.</param>
internal sealed record IdToken(string Raw, JsonElement Claims)
{
    public string Issuer => Claims.GetProperty("iss").GetString()!;

    /// <summary>The user, within the issuer: the two together are the identity (OIDC Core 5.7), an e-mail address never is.</summary>
    public string Subject => Claims.GetProperty("sub").GetString()!;

    /// <summary>The provider's own session (<c>sid</c>, OIDC Back-Channel Logout 2.1); <c>null</c> when it names none.</summary>
    public string? ProviderSession => StrictJson.Text(Claims, "sid");

    public override string ToString() => $"{nameof(IdToken)} {{ {Subject} at {Issuer} }}";
}
