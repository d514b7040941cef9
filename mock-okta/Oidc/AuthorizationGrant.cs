using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Sessions;

namespace RazorOkta.MockOkta.Oidc;

/// <summary>What a client may do, and for whom. The code and every token issued from it hang on the same grant, so revoking it ends all of them.</summary>
internal sealed class AuthorizationGrant
{
    private string? _familyId;
    private volatile bool _revoked;

    public required AuthorizationServer Server { get; init; }

    public required OidcClient Client { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Null when a client acts for itself (client_credentials).</summary>
    public SignedInUser? SignedIn { get; init; }

    /// <summary>The browser's session at the org that it came from; null for grants without a browser.</summary>
    public OktaSession? Session { get; init; }

    /// <summary>Of the authorization request that it answers; null for grants without one.</summary>
    public string? State { get; init; }

    /// <summary>Echoed in the ID token.</summary>
    public string? Nonce { get; init; }

    /// <summary>The authentication context that was asked for, the claim <c>acr</c>.</summary>
    public string? Acr { get; init; }

    /// <summary>Null: the server's own.</summary>
    public TimeSpan? AccessTokenLifetime { get; init; }

    public TimeSpan LifetimeOfAccessTokens => AccessTokenLifetime ?? Server.Definition.AccessTokenLifetime;

    /// <summary>Shared by all tokens of one chain of refreshes; null when there is no refresh token.</summary>
    public string? FamilyId => BringsRefreshTokens ? LazyInitializer.EnsureInitialized(ref _familyId, () => OktaId.New("oar")) : null;

    /// <summary>How the client will be told of the session's end; null when it does not want to be told by name.</summary>
    public string? Sid => Client.KnowsSessions ? Session?.Participants.Sid : null;

    public bool BringsRefreshTokens => SignedIn is not null && Scopes.Contains(Scope.OfflineAccess) && Client.MayUse(GrantType.RefreshToken);

    /// <summary>As the user is now: claims follow what the directory says at the moment a token is made.</summary>
    public OktaUser User => Server.Org.Users.Find(TheUser.Id) ?? TheUser;

    public string Subject => SignedIn is null ? Client.ClientId : User.Login;

    public DateTimeOffset AuthenticatedAt => SignedIn?.At ?? throw new InvalidOperationException("Nobody has signed in for this grant.");

    public bool IsRevoked => _revoked;

    private OktaUser TheUser => SignedIn?.User ?? throw new InvalidOperationException("Nobody has signed in for this grant.");

    /// <summary>From now on it is told when the session ends.</summary>
    public void TakePartInSession()
    {
        if (Client.HearsOfLogouts)
        {
            Session?.Participants.Join(new SessionParticipant(Client.ClientId, Server.Issuer));
        }
    }

    /// <summary>Holds also for a token that another thread is just issuing.</summary>
    public void Revoke() => _revoked = true;
}
