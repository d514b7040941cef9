namespace RazorOkta.MockOkta.Org;

internal sealed class UserDirectory(IReadOnlyList<OktaUser> users)
{
    public IReadOnlyList<OktaUser> All => users;

    /// <summary>
    /// Null for an unknown user as for a wrong password, and after the same work: who asks must not learn which names exist.
    /// </summary>
    public OktaUser? Authenticate(string username, string password)
    {
        var user = users.FirstOrDefault(user => Names(user, username));
        var isRight = ConstantTime.AreEqual(password, user?.Password ?? "");
        return isRight ? user : null;
    }

    /// <summary>Short name or full login, in any case, as Okta does.</summary>
    private static bool Names(OktaUser user, string username) =>
        username.Equals(user.Login, StringComparison.OrdinalIgnoreCase) || username.Equals(user.ShortName, StringComparison.OrdinalIgnoreCase);
}
