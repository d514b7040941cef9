using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Credentials;

/// <summary>Forgotten passwords and locked accounts. What it answers never depends on whether there is such a user: only the inbox knows.</summary>
internal sealed class Recovery(MockOrg org)
{
    /// <summary>Who may recover in this way; null for everybody else, and the caller goes on as if there were somebody.</summary>
    public OktaUser? Eligible(string username, RecoveryType type) => org.Users.FindByName(username) switch
    {
        { Status: UserStatus.Active } user when type == RecoveryType.Password => user,
        { Status: UserStatus.LockedOut } user when org.Definition.Password.SelfServiceUnlock => user,
        _ => null,
    };

    public void SendLink(string username, RecoveryType type, Func<string, string> linkFor)
    {
        if (Eligible(username, type) is { } user)
        {
            var token = org.RecoveryTokens.Issue(new RecoveryGrant(user.Id, type));
            org.Inbox.SendLink(user, type == RecoveryType.Password ? "Reset your password" : "Unlock your account", linkFor(token));
        }
    }

    /// <summary>The answer to the question that the user has once chosen for this.</summary>
    public AttemptVerdict Answer(string userId, string answer) =>
        org.Lockout.TryToRecover(userId, user => SecurityQuestions.AreSame(user.RecoveryQuestion?.Answer, answer));
}
