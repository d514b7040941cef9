using System.Security.Cryptography;

namespace RazorOkta.MockOkta.Faults.Forging;

/// <summary>The algorithms of RFC 7518 3.1, also those that the org itself never uses.</summary>
internal static class Signing
{
    /// <summary>ASN.1 of "the digest that follows is SHA-256" (RFC 8017 9.2, note 1).</summary>
    private static readonly byte[] Sha256Prefix = [0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20];

    public static byte[] Rsa(RSA rsa, byte[] data, string algorithm)
    {
        lock (rsa)
        {
            return algorithm switch
            {
                "RS256" => rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
                "RS384" => rsa.SignData(data, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
                "RS512" => rsa.SignData(data, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
                "PS256" => rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
                _ => throw new FormatException($"RSA keys do not sign with '{algorithm}'."),
            };
        }
    }

    /// <summary>r and s side by side (RFC 7518 3.4), whatever the curve.</summary>
    public static byte[] Ec(ECDsa key, byte[] data, string algorithm)
    {
        lock (key)
        {
            return key.SignData(data, algorithm == "ES384" ? HashAlgorithmName.SHA384 : HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
    }

    /// <summary>EMSA-PKCS1-v1_5 (RFC 8017 9.2): what a signature is before the private key comes in.</summary>
    public static byte[] PaddedDigest(byte[] data, int length)
    {
        var digest = SHA256.HashData(data);
        var padded = new byte[length];
        padded.AsSpan().Fill(0xff);
        (padded[0], padded[1]) = (0, 1);
        var end = length - digest.Length;
        digest.CopyTo(padded, end);
        Sha256Prefix.CopyTo(padded, end - Sha256Prefix.Length);
        padded[end - Sha256Prefix.Length - 1] = 0;
        return padded;
    }
}
