using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace RazorOkta.MockOkta.Faults.Forging;

/// <summary>
/// The forms in which a careless verifier may take a public key for the secret of HS256 (RFC 8725 2.1): it depends on how its library
/// keeps the key.
/// </summary>
internal static class HmacKey
{
    public static byte[] From(RSA key, string kid, string form)
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        var (n, e) = (Base64Url.EncodeToString(parameters.Modulus), Base64Url.EncodeToString(parameters.Exponent));
        return form switch
        {
            "pem" => Text(key.ExportSubjectPublicKeyInfoPem()),
            "pem-with-last-line-end" => Text(key.ExportSubjectPublicKeyInfoPem() + "\n"),
            "pem-without-line-ends" => Text(OneLine(key.ExportSubjectPublicKeyInfoPem())),
            "pem-pkcs1" => Text(key.ExportRSAPublicKeyPem()),
            "pem-pkcs1-without-line-ends" => Text(OneLine(key.ExportRSAPublicKeyPem())),
            "der" => key.ExportSubjectPublicKeyInfo(),
            "der-base64" => Text(Convert.ToBase64String(key.ExportSubjectPublicKeyInfo())),
            "modulus" => Text(n),
            "modulus-bytes" => parameters.Modulus!,
            "exponent" => Text(e),
            "jwk" => Text($$"""{"kty":"RSA","alg":"RS256","kid":"{{kid}}","use":"sig","e":"{{e}}","n":"{{n}}"}"""),
            "kty" => Text("RSA"),
            "alg" => Text("RS256"),
            "kid" => Text(kid),
            _ => throw new FormatException($"There is no form '{form}' of a key."),
        };
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static string OneLine(string pem) => pem.ReplaceLineEndings("");
}
