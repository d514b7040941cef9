using System.Text.RegularExpressions;

namespace RazorOkta.Web.Oidc;

/// <summary>An <c>error</c> that a provider has sent. It may be anything, even an echo of what we have sent, so only what looks like a code is written down.</summary>
internal static partial class ErrorCode
{
    /// <summary>The code, or <c>unreadable</c>.</summary>
    public static string ForLog(string? error) => error is not null && Form().IsMatch(error) ? error : "unreadable";

    [GeneratedRegex(@"\A[a-z][a-z_]{0,39}\z")]
    private static partial Regex Form();
}
