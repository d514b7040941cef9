using System.Security.Cryptography;
using System.Text;

namespace RazorOkta.Web.Oidc;

/// <summary>Compares what must not be guessed letter by letter.</summary>
internal static class Secret
{
    /// <summary>In a time that says nothing of where they differ.</summary>
    public static bool AreSame(string a, string b) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b));
}
