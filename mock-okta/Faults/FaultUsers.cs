using System.Security.Cryptography;
using System.Text;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Faults;

/// <summary>
/// User names that are orders: <c>fault+id-token-wrong-typ</c> signs in as a twin of the org's first user, with that user's password, and
/// the login that follows meets the fault.
/// </summary>
internal static class FaultUsers
{
    private const string Prefix = "fault+";
    private const string IdPrefix = "00uFault";

    /// <summary>Null for everybody else.</summary>
    public static FaultName? FaultOf(OktaUser user) => Parse(user.Login);

    /// <summary>Null for whatever is no such name, nor the id of one.</summary>
    public static OktaUser? Find(string nameOrId, MockOrg org)
    {
        if (nameOrId.StartsWith(IdPrefix, StringComparison.Ordinal))
        {
            return (org.Interceptor as FaultBook)?.NameOfTwin(nameOrId) is { } known ? Twin(known, nameOrId, org) : null;
        }

        if (Parse(nameOrId) is not { } fault || fault.MistakeAt(org) is not null || fault.IsOverBeforeTheSignIn)
        {
            return null;
        }

        var (login, id) = (Prefix + fault.Text, IdOf(fault.Text));
        FaultBook.Of(org).RememberTwin(id, login);
        return Twin(login, id, org);
    }

    /// <summary>As the first user is now, but for the name; and a password that cannot be changed does not expire.</summary>
    private static OktaUser? Twin(string login, string id, MockOrg org) =>
        org.Users.All is [var first, ..] ? first with { Id = id, Login = login, Email = first.Email, PasswordExpiresInDays = null } : null;

    private static string IdOf(string fault) => IdPrefix + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(fault)))[..12];

    /// <summary>A domain after it, as some sign-in pages want one, is no part of the name.</summary>
    private static FaultName? Parse(string name)
    {
        if (!name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var text = name[Prefix.Length..];
        var at = text.LastIndexOf('@');
        return FaultName.TryParse(at >= 0 && text[at..].Contains('.', StringComparison.Ordinal) ? text[..at] : text, out var fault, out _) ? fault : null;
    }
}
