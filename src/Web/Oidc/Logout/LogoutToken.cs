namespace RazorOkta.Web.Oidc.Logout;

/// <summary>A logout token that has passed every rule: whose sessions end. Made by <see cref="LogoutTokenValidator"/> only.</summary>
/// <param name="Subject">All of this user's sessions, or only that of <paramref name="ProviderSession"/> where both are given; <c>null</c>: whoever has it.</param>
internal sealed record LogoutToken(string Issuer, string? Subject, string? ProviderSession);
