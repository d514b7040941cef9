using RazorOkta.Web.Oidc.Logout;
using RazorOkta.Web.Sessions;

namespace RazorOkta.Web.Upkeep;

/// <summary>Takes the tokens of a session that is over to where they are revoked. The refresh token, where there is one, takes the others with it.</summary>
internal sealed class TokenReturn(RevocationQueue revocations) : ITokenReturn
{
    public void Return(SessionTokens tokens) => revocations.Add(tokens.Foremost);
}
