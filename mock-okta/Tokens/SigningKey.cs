using System.Buffers.Text;
using System.Security.Cryptography;

namespace RazorOkta.MockOkta.Tokens;

internal sealed class SigningKey : IDisposable
{
    public const string Algorithm = "RS256";

    private readonly RSA _rsa = RSA.Create(2048);

    /// <summary>RSA objects do not promise to be safe for several threads.</summary>
    private readonly Lock _gate = new();

    /// <summary>New at every start: browsers cache keys for a day and fetch again only for a kid that they do not know.</summary>
    public string Kid { get; } = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public byte[] Sign(ReadOnlySpan<byte> data)
    {
        lock (_gate)
        {
            return _rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
    }

    public bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        lock (_gate)
        {
            return _rsa.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
    }

    /// <summary>The public half as RFC 7517 writes it.</summary>
    public object ToJwk()
    {
        var key = _rsa.ExportParameters(includePrivateParameters: false);
        return new
        {
            kty = "RSA",
            alg = Algorithm,
            kid = Kid,
            use = "sig",
            e = Base64Url.EncodeToString(key.Exponent),
            n = Base64Url.EncodeToString(key.Modulus),
        };
    }

    public void Dispose() => _rsa.Dispose();
}
