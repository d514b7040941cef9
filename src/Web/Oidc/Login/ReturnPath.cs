namespace RazorOkta.Web.Oidc.Login;

/// <summary>
/// Where a login ends: a path of this application, or the profile. Whoever writes the link chooses it, so everything that a browser could read as
/// another place is refused (RFC 9700 4.11).
/// </summary>
internal static class ReturnPath
{
    public const string Default = WebRoutes.Profile;

    // As written, and in the form of a header, where one letter can be nine: longer ones would crowd out the cookie that has to remember them.
    private const int Longest = 1024;

    // Stands for our own origin: a path that leaves this one would leave ours.
    private static readonly Uri Here = new("https://here.invalid/");

    // Coming back to these would begin, repeat or undo the login.
    private static readonly HashSet<string> PartsOfTheLogin = new(StringComparer.OrdinalIgnoreCase)
    {
        WebRoutes.Login, WebRoutes.LoginOfOld, WebRoutes.LoginRedirect, WebRoutes.LoginCustom, WebRoutes.Callback, WebRoutes.Logout,
        WebRoutes.BackchannelLogout, WebRoutes.FrontchannelLogout,
    };

    /// <summary>The path with its query and fragment, in the form of a <c>Location</c> header; <see cref="Default"/> for whatever is no path of ours.</summary>
    public static string From(string? written) =>
        written is { Length: > 0 and <= Longest } && written[0] == '/' && IsPlain(written)
        && Uri.TryCreate(Here, written, out var uri) && uri.Authority == Here.Authority && uri.UserInfo.Length == 0
        && IsOurs(Uri.UnescapeDataString(uri.AbsolutePath))
            && uri.PathAndQuery + uri.Fragment is { Length: <= Longest } path
            ? path
            : Default;

    /// <summary>Once more after dots and escapes are resolved: <c>/.//evil.example</c> is another host by then.</summary>
    private static bool IsOurs(string path) =>
        !path.StartsWith("//", StringComparison.Ordinal) && IsPlain(path) && !PartsOfTheLogin.Contains(path.TrimEnd('/'));

    // Browsers read a backslash as a slash, and read over tabs and line ends.
    private static bool IsPlain(string text) => !text.Any(c => c == '\\' || char.IsControl(c));
}
