using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Credentials;

/// <summary>Checks passwords, and sets new ones.</summary>
internal sealed class Passwords(MockOrg org)
{
    private const string Nobody = "";

    /// <summary>
    /// An unknown user, a suspended one and a wrong password get the same verdict, after the same work: who asks must not learn which names exist.
    /// </summary>
    public PasswordCheck Check(string username, string password)
    {
        var user = org.Users.FindByName(username);
        var isRight = ConstantTime.AreEqual(password, user?.Password ?? Nobody);
        return user is null or { Status: UserStatus.Suspended }
            ? PasswordCheck.Wrong
            : org.Lockout.Try(user.Id, FailureKind.Password, current => ReferenceEquals(current, user) ? isRight : ConstantTime.AreEqual(password, current.Password)) switch
            {
                AttemptVerdict.Right => new PasswordCheck(PasswordVerdict.Right, org.Users.Find(user.Id) ?? user),
                AttemptVerdict.LockedOut when org.Definition.Password.ShowLockoutFailures => new PasswordCheck(PasswordVerdict.LockedOut, user),
                _ => PasswordCheck.Wrong,
            };
    }

    public PasswordAge AgeOf(OktaUser user) => user.PasswordExpiresInDays switch
    {
        null => PasswordAge.Fresh,
        <= 0 => PasswordAge.Expired,
        var days => days <= org.Definition.Password.WarnDays ? PasswordAge.AboutToExpire : PasswordAge.Fresh,
    };

    /// <summary>By the user, who must know the old one; a wrong one counts like a wrong sign-in.</summary>
    public PasswordChange Change(string userId, string oldPassword, string newPassword) =>
        org.Lockout.Try(userId, FailureKind.Password, user => ConstantTime.AreEqual(oldPassword, user.Password)) switch
        {
            AttemptVerdict.Right => Set(userId, newPassword),
            AttemptVerdict.Wrong => PasswordChange.OldIsWrong,
            _ => PasswordChange.LockedOut,
        };

    /// <summary>After a recovery. Whoever may set a new password is not locked out any more.</summary>
    public PasswordChange Reset(string userId, string newPassword)
    {
        var change = Set(userId, newPassword);
        if (change == PasswordChange.Done)
        {
            org.Lockout.Unlock(userId);
        }

        return change;
    }

    private PasswordChange Set(string userId, string newPassword)
    {
        if (org.Users.Find(userId) is not { } user || user.Status == UserStatus.Suspended)
        {
            return PasswordChange.LockedOut;
        }

        if (!PasswordRules.Accept(org.Definition.Password, user, newPassword))
        {
            return PasswordChange.TooWeak;
        }

        if (newPassword == user.Password)
        {
            return PasswordChange.UsedBefore;
        }

        org.Users.Change(userId, current => current with { Password = newPassword, PasswordExpiresInDays = null, UpdatedAt = org.Clock.GetUtcNow() });
        return PasswordChange.Done;
    }
}

/// <param name="Verdict">Right or not.</param>
/// <param name="User">Null when the caller must not know of one.</param>
internal sealed record PasswordCheck(PasswordVerdict Verdict, OktaUser? User)
{
    public static readonly PasswordCheck Wrong = new(PasswordVerdict.Wrong, User: null);
}

internal enum PasswordVerdict
{
    Right,
    Wrong,

    /// <summary>Only where the policy lets it be said (<see cref="PasswordPolicy.ShowLockoutFailures"/>).</summary>
    LockedOut,
}

internal enum PasswordAge
{
    Fresh,
    AboutToExpire,
    Expired,
}

internal enum PasswordChange
{
    Done,
    OldIsWrong,
    TooWeak,
    UsedBefore,
    LockedOut,
}
