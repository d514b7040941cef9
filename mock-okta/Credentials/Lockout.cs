using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Credentials;

/// <summary>Counts wrong passwords and wrong second factors of a user, and locks the user out when there are too many in a row.</summary>
internal sealed class Lockout(MockOrg org)
{
    private readonly Lock _gate = new();

    /// <summary>False also for a user who has been suspended or deleted since the sign-in began.</summary>
    public bool MayTry(string userId) => org.Users.Find(userId) is { Status: UserStatus.Active };

    /// <summary>Looks at the user, compares and counts in one step: many attempts at once get no more tries than one after the other.</summary>
    public AttemptVerdict Try(string userId, FailureKind kind, Func<OktaUser, bool> isRight)
    {
        lock (_gate)
        {
            return org.Users.Find(userId) is { Status: UserStatus.Active } user ? Judge(user, kind, isRight(user)) : AttemptVerdict.LockedOut;
        }
    }

    /// <summary>The same for codes and answers of a recovery, which somebody who is locked out must be able to give. Too many end recoveries for a while, nothing else.</summary>
    public AttemptVerdict TryToRecover(string userId, Func<OktaUser, bool> isRight)
    {
        lock (_gate)
        {
            if (org.Users.Find(userId) is not { Status: not UserStatus.Suspended } user || IsTooMany(org.Failures.Of(userId, FailureKind.Recovery)))
            {
                return AttemptVerdict.LockedOut;
            }

            if (isRight(user))
            {
                org.Failures.Forget(userId, FailureKind.Recovery);
                return AttemptVerdict.Right;
            }

            return IsTooMany(org.Failures.Count(userId, FailureKind.Recovery)) ? AttemptVerdict.LockedOut : AttemptVerdict.Wrong;
        }
    }

    public void Unlock(string userId)
    {
        lock (_gate)
        {
            org.Failures.Forget(userId);
            org.Users.Change(userId, user => user.Status == UserStatus.LockedOut ? user with { Status = UserStatus.Active } : user);
        }
    }

    private AttemptVerdict Judge(OktaUser user, FailureKind kind, bool isRight)
    {
        if (isRight)
        {
            org.Failures.Forget(user.Id, kind);
            return AttemptVerdict.Right;
        }

        if (!IsTooMany(org.Failures.Count(user.Id, kind)))
        {
            return AttemptVerdict.Wrong;
        }

        org.Users.Change(user.Id, changed => changed with { Status = UserStatus.LockedOut });
        org.Failures.Forget(user.Id, kind); // whoever unlocks the user, by whatever way, gives all tries back
        return AttemptVerdict.LockedOut;
    }

    private bool IsTooMany(int failures) => org.Definition.Password.MaxAttempts is > 0 and var allowed && failures >= allowed;
}

internal enum AttemptVerdict
{
    Right,
    Wrong,

    /// <summary>By this attempt or before it.</summary>
    LockedOut,
}
