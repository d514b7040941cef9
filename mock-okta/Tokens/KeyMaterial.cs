using System.Security.Cryptography;

namespace RazorOkta.MockOkta.Tokens;

/// <summary>
/// RSA key pairs, made once for the process. One takes a tenth of a second to make, so a world of its own for every test could not have its
/// own; worlds have their own key ids instead, and no two keys of one ring are the same pair until it has been rotated <see cref="Size"/> times.
/// </summary>
internal sealed class KeyMaterial
{
    public const int Size = 4;

    /// <summary>In bytes: as long as the modulus.</summary>
    public const int SignatureLength = KeySize / 8;

    private const int KeySize = 2048;

    private static readonly KeyMaterial[] All = [.. Enumerable.Range(0, Size).Select(_ => new KeyMaterial())];

    private readonly Lazy<RSA> _rsa = new(() => RSA.Create(KeySize));

    /// <summary>RSA objects do not promise to be safe for several threads.</summary>
    private readonly Lock _gate = new();

    private static int _next;

    private readonly Lazy<RSAParameters> _public;

    private KeyMaterial() => _public = new Lazy<RSAParameters>(() => Use(rsa => rsa.ExportParameters(includePrivateParameters: false)));

    /// <summary>Kept, because exporting costs more than a signature.</summary>
    public RSAParameters Public => _public.Value;

    public static KeyMaterial Next() => All[(uint)Interlocked.Increment(ref _next) % Size];

    /// <summary>The pair after this one: another for certain.</summary>
    public KeyMaterial Following() => All[(Array.IndexOf(All, this) + 1) % Size];

    public void Sign(ReadOnlySpan<byte> data, Span<byte> signature)
    {
        lock (_gate)
        {
            _rsa.Value.SignData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
    }

    public T Use<T>(Func<RSA, T> use)
    {
        lock (_gate)
        {
            return use(_rsa.Value);
        }
    }
}
