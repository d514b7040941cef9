using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Oidc;

namespace RazorOkta.MockOkta.Tokens;

/// <summary>Claims that an authorization server was given by its definition, and the groups of the org's own.</summary>
internal static class CustomClaims
{
    public static void AddTo(JsonObject claims, AuthorizationGrant grant, OktaUser? user, IReadOnlyCollection<string> scopes, ClaimTarget target)
    {
        foreach (var claim in grant.Server.ClaimsFor(target))
        {
            if (claim.AppliesTo(scopes) && !ReservedClaims.Contains(claim.Name) && claim.ValueFor(user) is { } value)
            {
                claims[claim.Name] = value;
            }
        }

        if (target == ClaimTarget.IdToken && user is not null && grant.Server.IsTheOrgs && scopes.Contains(Scope.Groups))
        {
            claims["groups"] = new JsonArray([.. GroupsOf.User(user)]);
        }
    }
}
