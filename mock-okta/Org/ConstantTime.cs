using System.Security.Cryptography;
using System.Text;

namespace RazorOkta.MockOkta.Org;

internal static class ConstantTime
{
    /// <summary>Hashing first gives both the same length, which <see cref="CryptographicOperations.FixedTimeEquals"/> would else give away.</summary>
    public static bool AreEqual(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(one)), SHA256.HashData(Encoding.UTF8.GetBytes(other)));
}
