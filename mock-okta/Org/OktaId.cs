namespace RazorOkta.MockOkta.Org;

/// <summary>Okta's ids say what they name by their first letters: 00u a user, 102 a session, 20111 a session token.</summary>
internal static class OktaId
{
    private const int SecretLength = 43;

    public static string New(string prefix, int length = 20) =>
        string.Create(length, prefix, static (id, prefix) =>
        {
            prefix.CopyTo(id);
            RandomLetters.Fill(id[prefix.Length..]);
        });

    /// <summary>43 characters: more than 256 bits, beyond guessing (RFC 6749 10.10).</summary>
    public static string Secret(string prefix = "") => New(prefix, prefix.Length + SecretLength);

    /// <summary>Whether a text has the form of one.</summary>
    public static bool IsSecret(string text, string prefix) =>
        text.Length == prefix.Length + SecretLength && text.StartsWith(prefix, StringComparison.Ordinal) && text.All(char.IsAsciiLetterOrDigit);
}
