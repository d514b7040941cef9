using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Definition;

namespace RazorOkta.MockOkta.Org;

/// <summary>The people of an org.</summary>
internal sealed class UserDirectory(MockOrg org)
{
    /// <summary>Asked for names and ids that nobody has; null: nobody answers to them.</summary>
    public Func<string, OktaUser?>? Aliases { get; set; }

    public IReadOnlyList<OktaUser> All => org.Definition.Users;

    /// <summary>As the user is now, which may be otherwise than at the sign-in; null when deleted meanwhile.</summary>
    public OktaUser? Find(string userId) => org.FindUser(userId) ?? Aliases?.Invoke(userId);

    /// <summary>By login or short name, in any case, as Okta does.</summary>
    public OktaUser? FindByName(string username) => org.FindUserByName(username) ?? Aliases?.Invoke(username);

    /// <summary>For callers that know a right password and nothing else: null also when it has expired.</summary>
    public OktaUser? Authenticate(string username, string password) =>
        org.Passwords.Check(username, password) is { Verdict: PasswordVerdict.Right, User: { } user } && org.Passwords.AgeOf(user) != PasswordAge.Expired ? user : null;

    /// <summary>False when somebody else has the login: of two at once exactly one gets it.</summary>
    public bool TryAdd(OktaUser user)
    {
        var isFree = false;
        org.Change(definition =>
        {
            isFree = definition.Users.All(other => !other.Login.Equals(user.Login, StringComparison.OrdinalIgnoreCase) && other.Id != user.Id);
            return isFree ? definition with { Users = [.. definition.Users, user] } : definition;
        });
        return isFree;
    }

    /// <summary>Changes one user; nothing when there is none of this id.</summary>
    public void Change(string userId, Func<OktaUser, OktaUser> change) => org.Change(definition => definition with
    {
        Users = [.. definition.Users.Select(user => user.Id == userId ? change(user) : user)],
    });
}
