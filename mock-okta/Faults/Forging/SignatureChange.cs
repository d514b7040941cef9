using System.Buffers.Text;

namespace RazorOkta.MockOkta.Faults.Forging;

/// <summary>What can be done to the third part of a token.</summary>
internal static class SignatureChange
{
    /// <summary>The order of P-256 (FIPS 186-5, SP 800-186 3.2.1.3).</summary>
    private static readonly byte[] Order = Convert.FromHexString("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551");

    public static string Apply(string signature, Mutation mutation) => mutation.Change switch
    {
        "strip" => "",
        "corrupt" => Changed(signature, bytes => bytes[^1] ^= 0x01),
        "zero" => Text(new byte[64]),
        "r-is-order" => Changed(signature, bytes => Order.CopyTo(bytes, 0)),
        "s-is-order" => Changed(signature, bytes => Order.CopyTo(bytes, 32)),
        "der" => Text(Der(Base64Url.DecodeFromChars(signature))),
        _ => throw new UnknownMutationException(mutation),
    };

    private static string Changed(string signature, Action<byte[]> change)
    {
        var bytes = Base64Url.DecodeFromChars(signature);
        change(bytes);
        return Text(bytes);
    }

    /// <summary>SEQUENCE of two INTEGERs, the form of X.509 and TLS.</summary>
    private static byte[] Der(byte[] signature)
    {
        var writer = new System.Formats.Asn1.AsnWriter(System.Formats.Asn1.AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(new System.Numerics.BigInteger(signature.AsSpan(0, 32), isUnsigned: true, isBigEndian: true));
            writer.WriteInteger(new System.Numerics.BigInteger(signature.AsSpan(32), isUnsigned: true, isBigEndian: true));
        }

        return writer.Encode();
    }

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
