using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace RazorOkta.MockOkta.Tokens;

/// <param name="Material">The key pair.</param>
internal sealed record SigningKey(KeyMaterial Material)
{
    public const string Algorithm = "RS256";

    /// <summary>New for every key: browsers cache keys for a day and fetch again only for a kid that they do not know.</summary>
    public string Kid { get; } = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>See <see cref="Jwt.Header"/>; the same in every token, so it is written once.</summary>
    public string Header => field ??= Jwt.Header(Kid);

    /// <param name="data">What is signed.</param>
    /// <param name="signature">Gets the signature; <see cref="KeyMaterial.SignatureLength"/> bytes.</param>
    public void Sign(ReadOnlySpan<byte> data, Span<byte> signature) => Material.Sign(data, signature);

    public bool Verify(byte[] data, byte[] signature) =>
        Material.Use(rsa => rsa.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    /// <summary>The public half as RFC 7517 writes it; a <see cref="JsonElement"/>, written once.</summary>
    public object Jwk => field ??= ToJwk();

    private object ToJwk()
    {
        var key = Material.Public;
        return JsonSerializer.SerializeToElement(new
        {
            kty = "RSA",
            alg = Algorithm,
            kid = Kid,
            use = "sig",
            e = Base64Url.EncodeToString(key.Exponent),
            n = Base64Url.EncodeToString(key.Modulus),
        });
    }
}
