using System.Buffers.Text;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using RazorOkta.MockOkta.Definition;

namespace RazorOkta.MockOkta.Faults.Forging;

/// <summary>Five-part tokens (RFC 7516) that nobody has asked for.</summary>
internal static class Encryption
{
    private const int BombSize = 64 * 1024 * 1024;

    public static string Wrap(string token, string how, OidcClient? client) => how switch
    {
        // No relying party has published a key to encrypt for, so these hold noise: whoever tries to decrypt has failed already.
        "rsa-oaep" => Noise("""{"alg":"RSA-OAEP","enc":"A256GCM","cty":"JWT"}"""),
        "rsa1_5" => Noise("""{"alg":"RSA1_5","enc":"A128CBC-HS256","cty":"JWT"}"""),
        "pbes2" => Noise($$"""{"alg":"PBES2-HS256+A128KW","enc":"A128CBC-HS256","p2c":2147483647,"p2s":"{{RandomText(16)}}","cty":"JWT"}"""),
        "zip" => Sealed("""{"alg":"dir","enc":"A256GCM","zip":"DEF"}""", Deflated(BombSize), client),
        "dir" => Sealed("""{"alg":"dir","enc":"A256GCM","cty":"JWT"}""", Encoding.ASCII.GetBytes(token), client),
        _ => throw new FormatException($"There is no encryption '{how}'."),
    };

    private static string Noise(string header) => $"{Text(Encoding.ASCII.GetBytes(header))}.{RandomText(256)}.{RandomText(12)}.{RandomText(512)}.{RandomText(16)}";

    /// <summary>With the key that OIDC Core 10.2 derives from the client's secret: it really opens.</summary>
    private static string Sealed(string header, byte[] content, OidcClient? client)
    {
        var protectedHeader = Text(Encoding.ASCII.GetBytes(header));
        var nonce = RandomNumberGenerator.GetBytes(12);
        var (cipher, tag) = (new byte[content.Length], new byte[16]);
        using var aes = new AesGcm(SHA256.HashData(Encoding.UTF8.GetBytes(client?.ClientSecret ?? "")), tag.Length);
        aes.Encrypt(nonce, content, cipher, tag, Encoding.ASCII.GetBytes(protectedHeader));
        return $"{protectedHeader}..{Text(nonce)}.{Text(cipher)}.{Text(tag)}";
    }

    private static byte[] Deflated(int size)
    {
        using var compressed = new MemoryStream();
        using (var deflate = new DeflateStream(compressed, CompressionLevel.Optimal))
        {
            var zeros = new byte[64 * 1024];
            for (var written = 0; written < size; written += zeros.Length)
            {
                deflate.Write(zeros);
            }
        }

        return compressed.ToArray();
    }

    private static string RandomText(int bytes) => Text(RandomNumberGenerator.GetBytes(bytes));

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
