using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace RazorOkta.Web.Sessions;

/// <summary>What the browser holds of a session: 256 random bits that say nothing.</summary>
internal readonly record struct SessionHandle
{
    private SessionHandle(string value) => Value = value;

    public string Value { get; }

    /// <summary>The name under which the store keeps the session. It cannot be turned back into the handle, so a look into the store opens no session.</summary>
    public string StoreKey => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Value)));

    public static SessionHandle Create() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));

    /// <summary>A handle that was written to a protected cookie by us.</summary>
    public static SessionHandle FromCookie(string value) => new(value);

    public override string ToString() => nameof(SessionHandle);
}
