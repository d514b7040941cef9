using System.Security.Cryptography;

namespace RazorOkta.MockOkta.Org;

/// <summary>
/// Letters and digits that nobody can guess, each as likely as any other. Every call of the system's generator costs a system call or two, and a
/// login needs a dozen ids: so bytes are fetched for many at once, and each is used once.
/// </summary>
internal static class RandomLetters
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private const int SixBits = 63;

    [ThreadStatic]
    private static byte[]? _bytes;

    [ThreadStatic]
    private static int _left;

    public static void Fill(Span<char> text)
    {
        for (var i = 0; i < text.Length;)
        {
            var number = Next() & SixBits;
            if (number < Alphabet.Length) // else again: a remainder would make some letters likelier
            {
                text[i++] = Alphabet[number];
            }
        }
    }

    private static byte Next()
    {
        _bytes ??= new byte[1024];
        if (_left == 0)
        {
            RandomNumberGenerator.Fill(_bytes);
            _left = _bytes.Length;
        }

        return _bytes[--_left];
    }
}
