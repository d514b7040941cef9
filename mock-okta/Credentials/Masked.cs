namespace RazorOkta.MockOkta.Credentials;

/// <summary>Addresses as Okta shows them to somebody who has only given a password: enough to recognise one's own.</summary>
internal static class Masked
{
    /// <summary><c>+1 XXX-XXX-1337</c></summary>
    public static string Phone(string? number)
    {
        var digits = new string([.. (number ?? "").Where(char.IsAsciiDigit)]);
        var end = digits.Length > 4 ? digits[^4..] : "XXXX";
        return digits.Length == 11 && digits[0] == '1' ? $"+1 XXX-XXX-{end}" : $"XXX-XXX-{end}";
    }

    /// <summary><c>j***n@acme.com</c></summary>
    public static string Email(string address) => address.Split('@', 2) switch
    {
        [{ Length: > 1 } name, var domain] => $"{name[0]}***{name[^1]}@{domain}",
        [var name, var domain] => $"{name}***@{domain}",
        _ => "***",
    };
}
