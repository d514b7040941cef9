using System.Text;

namespace RazorOkta.MockOkta.Faults.Forging;

/// <summary>Text that may hold bytes which are no UTF-8: each as a lone low surrogate, U+DC80 to U+DCFF.</summary>
internal static class WireText
{
    private const char First = '\uDC80';
    private const char Last = '\uDCFF';

    public static byte[] Bytes(string text)
    {
        if (!text.Any(IsByte))
        {
            return Encoding.UTF8.GetBytes(text);
        }

        using var bytes = new MemoryStream();
        for (var i = 0; i < text.Length; i++)
        {
            if (IsByte(text[i]) && !(i > 0 && char.IsHighSurrogate(text[i - 1])))
            {
                bytes.WriteByte((byte)(text[i] - '\uDC00'));
            }
            else
            {
                var length = i + 1 < text.Length && char.IsSurrogatePair(text, i) ? 2 : 1;
                bytes.Write(Encoding.UTF8.GetBytes(text.Substring(i, length)));
                i += length - 1;
            }
        }

        return bytes.ToArray();
    }

    private static bool IsByte(char c) => c is >= First and <= Last;
}
