using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Sessions;

namespace RazorOkta.MockOkta.Oidc;

/// <summary>A good request and the person who is to be signed in by it: all that is left to decide is whether this one may have it.</summary>
internal sealed class AuthorizeAttempt(AuthorizeRequest request, OktaSession session)
{
    public AuthorizeRequest Request => request;

    public OktaSession Session => session;

    /// <summary>As the user is now.</summary>
    public OktaUser User { get; } = request.Server.Org.Users.Find(session.User.Id) ?? session.User;

    /// <summary>The person has just said yes.</summary>
    public bool HasConsented { get; init; }

    /// <summary>Without a code nobody can refresh, and the request is as if it had not asked (OIDC Core 11).</summary>
    public IReadOnlyList<string> Scopes { get; } = request.ResponseType is { Code: true } ? request.Scopes : [.. request.Scopes.Where(scope => scope != Scope.OfflineAccess)];

    public PolicyDecision Policy => field ??= GrantAccess.Evaluate(request.Server, request.Client, User, GrantTypes, Scopes);

    public bool NeedsConsent =>
        !HasConsented
        && request.Client.Consent == Consent.Required
        && (request.MustAskForConsent || !request.Server.Org.Consents.Cover(User, request, Scopes));

    private IReadOnlyList<string> GrantTypes => (request.ResponseType!.Code, request.ResponseType.BringsTokens) switch
    {
        (true, false) => [GrantType.AuthorizationCode],
        (false, _) => [GrantType.Implicit],
        _ => [GrantType.AuthorizationCode, GrantType.Implicit],
    };
}
