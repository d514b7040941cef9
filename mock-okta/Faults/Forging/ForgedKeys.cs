using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace RazorOkta.MockOkta.Faults.Forging;

/// <summary>
/// Keys that no org has of itself, made on first use and once for the process: they keep no secret. Orgs differ by their issuers,
/// so that one key in two of them ties nothing together.
/// </summary>
internal static class ForgedKeys
{
    private static readonly Lazy<RSA> AttackerRsa = new(() => RSA.Create(2048));

    private static readonly Lazy<string> Strangers = new(() =>
    {
        using var rsa = RSA.Create(2048);
        return SelfSigned("stranger.example", rsa);
    });

    private static readonly Lazy<string> Attackers = new(() => SelfSigned("attacker.example", AttackerRsa.Value));

    private static readonly Dictionary<string, Lazy<ForgedKey>> ByName = new()
    {
        ["spare"] = new(() => Rsa("spare", RSA.Create(2048))),
        ["attacker"] = new(() => Rsa("attacker", AttackerRsa.Value)),
        ["weak"] = new(() => Rsa("weak", RSA.Create(1024))),
        ["exponent-one"] = new(ExponentOne),
        ["ec"] = new(() => Ec("ec", ECCurve.NamedCurves.nistP256, "P-256", "ES256")),
        ["ec-384"] = new(() => Ec("ec-384", ECCurve.NamedCurves.nistP384, "P-384", "ES384")),
        ["ec-off-curve"] = new(OffCurve),
        ["secp256k1"] = new(() => Ec("secp256k1", ECCurve.CreateFromValue("1.3.132.0.10"), "secp256k1", "ES256K")),
        ["oct"] = new(Symmetric),
        ["ed25519"] = new(() => OnlyPublished("ed25519", $$"""{"kty":"OKP","crv":"Ed25519","alg":"EdDSA","use":"sig","kid":"ed25519","x":"{{RandomText(32)}}"}""")),
        ["encryption"] = new(() => OnlyPublished("encryption", RsaJwk(RSA.Create(2048), "encryption", "RSA-OAEP", "enc"))),
        ["unknown-type"] = new(() => OnlyPublished("unknown-type", """{"kty":"LATTICE","alg":"ML-DSA-44","use":"sig","kid":"unknown-type","pub":"AQAB"}""")),
        ["broken"] = new(() => OnlyPublished("broken", """{"kty":"RSA","use":"sig","kid":"broken","n":"!!!","e":7}""")),
    };

    public static ForgedKey Find(string name) =>
        ByName.TryGetValue(name, out var key) ? key.Value : throw new FormatException($"There is no forged key '{name}'.");

    /// <summary>Of another key than the one that it is put beside; as <c>x5c</c> writes it.</summary>
    public static string StrangersCertificate => Strangers.Value;

    public static string AttackersCertificate => Attackers.Value;

    private static string SelfSigned(string name, RSA rsa)
    {
        using var certificate = new CertificateRequest($"CN={name}", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        return Convert.ToBase64String(certificate.RawData);
    }

    private static ForgedKey Rsa(string kid, RSA rsa) => new(kid, "RS256", RsaJwk(rsa, kid, "RS256", "sig"), (data, algorithm) => Signing.Rsa(rsa, data, algorithm));

    private static string RsaJwk(RSA rsa, string kid, string algorithm, string use)
    {
        var key = rsa.ExportParameters(includePrivateParameters: false);
        return $$"""{"kty":"RSA","alg":"{{algorithm}}","kid":"{{kid}}","use":"{{use}}","e":"{{Text(key.Exponent!)}}","n":"{{Text(key.Modulus!)}}"}""";
    }

    /// <summary>With e = 1 the signature is its own padded text (RFC 8017 9.2): anybody can make one.</summary>
    private static ForgedKey ExponentOne()
    {
        using var rsa = RSA.Create(2048);
        var modulus = rsa.ExportParameters(includePrivateParameters: false).Modulus!;
        return new ForgedKey("exponent-one", "RS256",
            $$"""{"kty":"RSA","alg":"RS256","kid":"exponent-one","use":"sig","e":"AQ","n":"{{Text(modulus)}}"}""", (data, _) => Signing.PaddedDigest(data, modulus.Length));
    }

    private static ForgedKey Ec(string kid, ECCurve curve, string name, string algorithm)
    {
        var key = ECDsa.Create(curve);
        return new ForgedKey(kid, algorithm, EcJwk(key.ExportParameters(includePrivateParameters: false).Q, kid, name, algorithm), (data, asked) => Signing.Ec(key, data, asked));
    }

    private static ForgedKey OffCurve()
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        point.Y![^1] ^= 1;
        return new ForgedKey("ec-off-curve", "ES256", EcJwk(point, "ec-off-curve", "P-256", "ES256"), (data, asked) => Signing.Ec(key, data, asked));
    }

    private static string EcJwk(ECPoint point, string kid, string curve, string algorithm) =>
        $$"""{"kty":"EC","crv":"{{curve}}","alg":"{{algorithm}}","kid":"{{kid}}","use":"sig","x":"{{Text(point.X!)}}","y":"{{Text(point.Y!)}}"}""";

    private static ForgedKey Symmetric()
    {
        var secret = RandomNumberGenerator.GetBytes(32);
        return new ForgedKey("oct", "HS256", $$"""{"kty":"oct","alg":"HS256","kid":"oct","use":"sig","k":"{{Text(secret)}}"}""", (data, _) => HMACSHA256.HashData(secret, data));
    }

    private static ForgedKey OnlyPublished(string kid, string jwk) =>
        new(kid, "", jwk, (_, _) => throw new InvalidOperationException($"Nothing can be signed with the key '{kid}'."));

    private static string RandomText(int bytes) => Text(RandomNumberGenerator.GetBytes(bytes));

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
