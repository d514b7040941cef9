using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace RazorOkta.Tests.Unit.MockOkta.Faults;

/// <summary>An opinion on signatures that owes nothing to the code under test.</summary>
internal static class Signatures
{
    /// <summary>Whatever the header says.</summary>
    public static bool IsRs256OfAny(JsonElement? keys, string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 3 || keys is not { } set || !set.TryGetProperty("keys", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            return false;
        }

        var signature = Decode(parts[2]);
        return signature is not null && list.EnumerateArray().Any(key => IsRs256Of(key, $"{parts[0]}.{parts[1]}", signature));
    }

    public static string? AtHashOf(string token) =>
        WireDifference.Decode(token.Split('.').ElementAtOrDefault(1) ?? "") is { } claims && claims.TryGetProperty("at_hash", out var hash) && hash.ValueKind == JsonValueKind.String
            ? hash.GetString()
            : null;

    /// <summary>OIDC Core 3.1.3.6.</summary>
    public static string AtHashFor(string accessToken) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(accessToken)).AsSpan(0, 16));

    public static byte[]? Decode(string text)
    {
        try
        {
            return Base64Url.DecodeFromChars(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    public static RSA Rsa(JsonElement key) => RSA.Create(new RSAParameters { Modulus = Decode(key.GetProperty("n").GetString()!), Exponent = Decode(key.GetProperty("e").GetString()!) });

    private static bool IsRs256Of(JsonElement key, string content, byte[] signature)
    {
        if (!key.TryGetProperty("n", out var n) || Decode(n.GetString()!) is null || key.GetProperty("e").ValueKind != JsonValueKind.String || key.GetProperty("e").GetString() == "AQ")
        {
            return false;
        }

        using var rsa = Rsa(key);
        return rsa.VerifyData(Encoding.ASCII.GetBytes(content), signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }
}
