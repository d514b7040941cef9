using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Tokens;

namespace RazorOkta.MockOkta.Oidc;

/// <summary>What an org decides about a grant before it gives it, whichever way it was asked for: who may use the application, and for what.</summary>
internal static class GrantAccess
{
    public const string NotAssigned = "User is not assigned to the client application.";
    public const string NoPolicyFits = "Policy evaluation failed for this request, please check the policy configurations.";

    public static bool IsAssigned(OidcClient client, OktaUser user) =>
        client.AssignedGroups is not { } groups || GroupsOf.User(user).Any(groups.Contains);

    /// <summary>The first policy that fits decides. A server without policies gives everyone everything.</summary>
    /// <param name="server">Whose policies.</param>
    /// <param name="client">Who asks.</param>
    /// <param name="user">For whom; null when a client acts for itself, which no policy with groups fits.</param>
    /// <param name="grantTypes">In which way, by the names of <see cref="GrantType"/>; the hybrid flows use two at once.</param>
    /// <param name="scopes">For what.</param>
    public static PolicyDecision Evaluate(
        AuthorizationServer server, OidcClient client, OktaUser? user, IReadOnlyList<string> grantTypes, IReadOnlyList<string> scopes)
    {
        var policies = server.Definition.Policies;
        return policies.Count == 0
            ? PolicyDecision.Granted
            : policies.FirstOrDefault(policy => Fits(policy, client, user, grantTypes, scopes)) is { } fitting
                ? new PolicyDecision(true, fitting.AccessTokenLifetime)
                : PolicyDecision.Denied;
    }

    private static bool Fits(AccessPolicy policy, OidcClient client, OktaUser? user, IReadOnlyList<string> grantTypes, IReadOnlyList<string> scopes) =>
        Holds(policy.Clients, [client.ClientId])
        && Holds(policy.GrantTypes, grantTypes)
        && Holds(policy.Scopes, scopes)
        && (policy.Groups.Count == 0 || (user is not null && GroupsOf.User(user).Any(policy.Groups.Contains)));

    private static bool Holds(IReadOnlyList<string> allowed, IReadOnlyList<string> asked) => allowed.Count == 0 || asked.All(allowed.Contains);
}

/// <param name="IsGranted">Whether a policy fits.</param>
/// <param name="AccessTokenLifetime">Null: the server's own.</param>
internal sealed record PolicyDecision(bool IsGranted, TimeSpan? AccessTokenLifetime)
{
    public static readonly PolicyDecision Granted = new(true, null);
    public static readonly PolicyDecision Denied = new(false, null);
}
