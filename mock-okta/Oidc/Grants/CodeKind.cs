using RazorOkta.MockOkta.Errors;

namespace RazorOkta.MockOkta.Oidc.Grants;

/// <summary>Two kinds of code are redeemed alike: the one of the redirect, and the one that Identity Engine hands to a script.</summary>
internal sealed record CodeKind(string Parameter, OAuthError Invalid, bool RedirectUriMayBeAbsent, Func<TokenRequest, AuthorizationCodes> Store)
{
    public static readonly CodeKind Authorization = new(
        "code", OAuthError.InvalidGrant("The authorization code is invalid or has expired."), RedirectUriMayBeAbsent: false, request => request.Server.Org.Codes);

    public static readonly CodeKind Interaction = new(
        "interaction_code",
        OAuthError.InvalidGrant("The interaction code is invalid or has expired."),
        RedirectUriMayBeAbsent: true,
        request => request.Server.Org.InteractionCodes);
}
