using System.Buffers.Text;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FluentAssertions;
using Xunit;

namespace RazorOkta.Tests.Unit.MockOkta.Faults;

/// <summary>Forged signatures are what they claim to be: a client that falls for one falls for the real attack.</summary>
public sealed class FaultSignatureTests(FaultServer server) : IClassFixture<FaultServer>
{
    [Theory]
    [InlineData("pem"), InlineData("pem-with-last-line-end"), InlineData("pem-without-line-ends"), InlineData("pem-pkcs1"), InlineData("pem-pkcs1-without-line-ends")]
    [InlineData("der"), InlineData("der-base64"), InlineData("modulus"), InlineData("modulus-bytes"), InlineData("exponent"), InlineData("kty"), InlineData("alg"), InlineData("kid")]
    public async Task the_public_key_in_this_form_is_the_secret_of_the_mac(string form)
    {
        var (token, keys) = await TokenAsync($"id-token-hs256-with-public-key:{form}");
        Header(token).GetProperty("alg").GetString().Should().Be("HS256");
        var key = keys.GetProperty("keys")[0];
        HMACSHA256.HashData(PublicKeyAs(form, key), Content(token)).Should().Equal(Signature(token));
    }

    [Theory]
    [InlineData("id-token-hs256-with-client-secret:secret", FaultyLogin.Secret)]
    [InlineData("id-token-hs256-with-client-secret:empty-key", "")]
    public async Task the_secret_of_the_client_or_none_is_that_of_the_mac(string name, string secret)
    {
        var (token, _) = await TokenAsync(name);
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Content(token)).Should().Equal(Signature(token));
    }

    [Theory]
    [InlineData("fapi2-security-profile-final-client-test-invalid-alternate-alg:RS512", "RS512")]
    [InlineData("fapi2-security-profile-final-client-test-invalid-alternate-alg:PS256", "PS256")]
    [InlineData("fapi2-security-profile-final-client-test-invalid-alternate-alg:ES256", "ES256")]
    [InlineData("jwks-unfit-key:use-enc", "RS256")]
    [InlineData("jwks-unfit-key:key-ops", "RS256")]
    [InlineData("jwks-unfit-key:other-alg", "RS256")]
    [InlineData("jwks-unfit-key:rsa-1024", "RS256")]
    [InlineData("jwks-unfit-key:x5c-of-another", "RS256")]
    [InlineData("jwks-kid-ambiguous:reused-by-rotation", "RS256")]
    [InlineData("id-token-crit-unknown:extension", "RS256")]
    [InlineData("oidcc-client-test-invalid-iss", "RS256")]
    public async Task the_key_of_this_kid_in_the_set_verifies_the_token(string name, string algorithm)
    {
        var (token, keys) = await TokenAsync(name);
        Header(token).GetProperty("alg").GetString().Should().Be(algorithm);
        Verifies(KeyOf(token, keys), token, algorithm).Should().BeTrue();
    }

    [Fact]
    public async Task with_the_exponent_one_the_signature_is_the_padded_digest_itself()
    {
        var (token, keys) = await TokenAsync("jwks-unfit-key:exponent-one");
        var key = KeyOf(token, keys);
        key.GetProperty("e").GetString().Should().Be("AQ");
        var opened = BigInteger.ModPow(Number(Signature(token)), BigInteger.One, Number(Signatures.Decode(key.GetProperty("n").GetString()!)!)).ToByteArray(isUnsigned: true, isBigEndian: true);
        opened.AsSpan(0, 2).ToArray().Should().Equal(1, 0xff); // the first byte is zero, so that the number has none
        opened[^32..].Should().Equal(SHA256.HashData(Content(token)));
    }

    [Theory]
    [InlineData("jwk"), InlineData("jku"), InlineData("x5u"), InlineData("x5c"), InlineData("x5c-attacker-first"), InlineData("jwk-with-good-kid")]
    public async Task a_token_with_its_own_key_verifies_with_that_key_and_with_no_published_one(string variant)
    {
        using var world = server.Server.CreateWorld();
        using var login = new FaultyLogin(world.Url);
        var token = await TokenAsync(login, world.Url, $"id-token-header-carried-key:{variant}");
        Signatures.IsRs256OfAny((await login.KeysAsync()).Json, token).Should().BeFalse();
        using var carried = await CarriedKeyAsync(login, Header(token));
        carried.VerifyData(Content(token), Signature(token), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).Should().BeTrue();
    }

    [Theory]
    [InlineData("oidcc-client-test-idtoken-sig-none", "none")]
    [InlineData("id-token-alg-none-variants:NoNe", "NoNe")]
    public async Task an_unsigned_token_ends_with_a_dot(string name, string algorithm)
    {
        var (token, _) = await TokenAsync(name);
        token.Should().EndWith(".");
        Header(token).GetProperty("alg").GetString().Should().Be(algorithm);
    }

    [Theory]
    [InlineData("zero"), InlineData("r-is-order"), InlineData("s-is-order"), InlineData("der")]
    public async Task a_degenerate_signature_has_the_form_that_its_name_says(string variant)
    {
        var (token, keys) = await TokenAsync($"id-token-degenerate-ecdsa:{variant}");
        Verifies(KeyOf(token, keys), token, "ES256").Should().BeFalse();
        var signature = Signature(token);
        (variant switch
        {
            "zero" => signature.All(value => value == 0) && signature.Length == 64,
            "der" => Ec(KeyOf(token, keys)).VerifyData(Content(token), signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence),
            _ => signature.Length == 64,
        }).Should().BeTrue();
    }

    [Fact]
    public async Task the_withdrawn_key_was_the_orgs_and_is_in_the_set_no_more()
    {
        using var world = server.Server.CreateWorld();
        using var login = new FaultyLogin(world.Url);
        var before = (await login.KeysAsync()).Json;
        var token = await TokenAsync(login, world.Url, "jwks-withdrawn-key-still-signs:good-signature");
        Signatures.IsRs256OfAny(before, token).Should().BeTrue();
        Signatures.IsRs256OfAny((await login.KeysAsync()).Json, token).Should().BeFalse();
    }

    [Fact]
    public async Task a_compressed_token_opens_with_the_key_that_the_secret_gives_and_is_a_bomb()
    {
        var (token, _) = await TokenAsync("id-token-encrypted-unasked:zip");
        var parts = token.Split('.');
        var (cipher, content) = (Signatures.Decode(parts[3])!, new byte[Signatures.Decode(parts[3])!.Length]);
        using var aes = new AesGcm(SHA256.HashData(Encoding.UTF8.GetBytes(FaultyLogin.Secret)), 16);
        aes.Decrypt(Signatures.Decode(parts[2])!, cipher, Signatures.Decode(parts[4])!, content, Encoding.ASCII.GetBytes(parts[0]));
        content.Length.Should().BeLessThan(100_000);
    }

    [Fact]
    public async Task signed_user_info_is_signed_by_the_org()
    {
        using var world = server.Server.CreateWorld();
        using var login = new FaultyLogin(world.Url);
        var tokens = await login.TokenAsync(await login.CodeAsync());
        await FaultTableTests.ArmAsync(login.Http, world.Url, "oidcc-client-test-userinfo-signed");
        var answer = await login.UserInfoAsync(tokens.Member("access_token"));
        answer.Headers["Content-Type"].Should().Be("application/jwt");
        Signatures.IsRs256OfAny((await login.KeysAsync()).Json, answer.Text).Should().BeTrue();
        WireDifference.Decode(answer.Text.Split('.')[1])!.Value.GetProperty("aud").GetString().Should().Be(FaultyLogin.Client);
    }

    private async Task<(string Token, JsonElement Keys)> TokenAsync(string name)
    {
        using var world = server.Server.CreateWorld();
        using var login = new FaultyLogin(world.Url);
        var token = await TokenAsync(login, world.Url, name);
        return (token, (await login.KeysAsync()).Json!.Value);
    }

    private static async Task<string> TokenAsync(FaultyLogin login, string org, string name)
    {
        await FaultTableTests.ArmAsync(login.Http, org, name);
        return (await login.TokenAsync(await login.CodeAsync())).Member("id_token");
    }

    private static byte[] PublicKeyAs(string form, JsonElement key)
    {
        using var rsa = Signatures.Rsa(key);
        return form switch
        {
            "pem" => Encoding.ASCII.GetBytes(rsa.ExportSubjectPublicKeyInfoPem()),
            "pem-with-last-line-end" => Encoding.ASCII.GetBytes(rsa.ExportSubjectPublicKeyInfoPem() + "\n"),
            "pem-without-line-ends" => Encoding.ASCII.GetBytes(rsa.ExportSubjectPublicKeyInfoPem().Replace("\n", "", StringComparison.Ordinal)),
            "pem-pkcs1" => Encoding.ASCII.GetBytes(rsa.ExportRSAPublicKeyPem()),
            "pem-pkcs1-without-line-ends" => Encoding.ASCII.GetBytes(rsa.ExportRSAPublicKeyPem().Replace("\n", "", StringComparison.Ordinal)),
            "der" => rsa.ExportSubjectPublicKeyInfo(),
            "der-base64" => Encoding.ASCII.GetBytes(Convert.ToBase64String(rsa.ExportSubjectPublicKeyInfo())),
            "modulus" => Encoding.ASCII.GetBytes(key.GetProperty("n").GetString()!),
            "modulus-bytes" => Signatures.Decode(key.GetProperty("n").GetString()!)!,
            "exponent" => "AQAB"u8.ToArray(),
            "kty" => "RSA"u8.ToArray(),
            "alg" => "RS256"u8.ToArray(),
            _ => Encoding.ASCII.GetBytes(key.GetProperty("kid").GetString()!),
        };
    }

    private static async Task<RSA> CarriedKeyAsync(FaultyLogin login, JsonElement header)
    {
        if (header.TryGetProperty("jwk", out var jwk))
        {
            return Signatures.Rsa(jwk);
        }

        if (header.TryGetProperty("jku", out var jku))
        {
            return Signatures.Rsa((await login.GetAsync(jku.GetString()!)).Json!.Value.GetProperty("keys")[0]);
        }

        using var certificate = header.TryGetProperty("x5u", out var x5u)
            ? System.Security.Cryptography.X509Certificates.X509Certificate2.CreateFromPem((await login.GetAsync(x5u.GetString()!)).Text)
            : System.Security.Cryptography.X509Certificates.X509CertificateLoader.LoadCertificate(Convert.FromBase64String(header.GetProperty("x5c")[0].GetString()!));
        return System.Security.Cryptography.X509Certificates.RSACertificateExtensions.GetRSAPublicKey(certificate)!;
    }

    private static bool Verifies(JsonElement key, string token, string algorithm)
    {
        if (algorithm == "ES256")
        {
            using var ec = Ec(key);
            return ec.VerifyData(Content(token), Signature(token), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }

        using var rsa = Signatures.Rsa(key);
        return rsa.VerifyData(
            Content(token), Signature(token), algorithm == "RS512" ? HashAlgorithmName.SHA512 : HashAlgorithmName.SHA256,
            algorithm == "PS256" ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1);
    }

    private static ECDsa Ec(JsonElement key) => ECDsa.Create(new ECParameters
    {
        Curve = ECCurve.NamedCurves.nistP256,
        Q = new ECPoint { X = Signatures.Decode(key.GetProperty("x").GetString()!), Y = Signatures.Decode(key.GetProperty("y").GetString()!) },
    });

    private static JsonElement KeyOf(string token, JsonElement keys) =>
        keys.GetProperty("keys").EnumerateArray().Single(key => key.GetProperty("kid").GetString() == Header(token).GetProperty("kid").GetString());

    private static JsonElement Header(string token) => WireDifference.Decode(token.Split('.')[0])!.Value;

    private static byte[] Content(string token) => Encoding.ASCII.GetBytes(token[..token.LastIndexOf('.')]);

    private static byte[] Signature(string token) => Base64Url.DecodeFromChars(token.AsSpan(token.LastIndexOf('.') + 1));

    private static BigInteger Number(byte[] bytes) => new(bytes, isUnsigned: true, isBigEndian: true);
}
