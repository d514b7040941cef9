namespace RazorOkta.Web.Sessions;

/// <summary>Which sessions are meant: those that have everything that is given here. One of the three beside the issuer always is.</summary>
internal sealed record SessionsOf
{
    private SessionsOf(string issuer) => Issuer = issuer;

    public string Issuer { get; }

    public string? Subject { get; private init; }

    public string? ProviderSession { get; private init; }

    public string? Id { get; private init; }

    /// <summary>This one session, if it is still there.</summary>
    public static SessionsOf One(UserSession session) => User(session.User) with { Id = session.Id };

    /// <summary>A session of this user by its name; nobody names another's.</summary>
    public static SessionsOf One(SignedInUser user, string id) => User(user) with { Id = id };

    public static SessionsOf User(SignedInUser user) => new(user.Issuer) { Subject = user.Subject };

    /// <summary>By what a provider may say of a session that has ended there (OIDC Back-Channel Logout 2.4): the user, the session, or both.</summary>
    /// <exception cref="ArgumentException">Neither is given: that would be everybody.</exception>
    public static SessionsOf Provider(string issuer, string? subject, string? providerSession) =>
        subject is null && providerSession is null
            ? throw new ArgumentException("A subject or a session of the provider is needed", nameof(subject))
            : new(issuer) { Subject = subject, ProviderSession = providerSession };

    public bool Include(UserSession session) =>
        session.User.Issuer == Issuer
        && (Subject is null || session.User.Subject == Subject)
        && (ProviderSession is null || session.ProviderSession == ProviderSession)
        && (Id is null || session.Id == Id);
}
