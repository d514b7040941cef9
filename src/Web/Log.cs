namespace RazorOkta.Web;

/// <summary>Everything that the web app says in the log. Values from requests are cut and cleaned by <see cref="LogText"/> before they get here.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Login {Reference} succeeded for {Subject}")]
    public static partial void LoginSucceeded(this ILogger log, string reference, string subject);

    /// <summary>A warning; an error where only who runs the application can mend it.</summary>
    [LoggerMessage(EventId = 2, Message = "Login {Reference} refused: {Reason} ({Detail})")]
    public static partial void LoginRefused(this ILogger log, LogLevel level, string reference, string reason, string detail);

    [LoggerMessage(11, LogLevel.Warning, "{LeftOut} refused logins were not written down before this, for there were too many in a minute")]
    public static partial void LoginsLeftOut(this ILogger log, int leftOut);

    [LoggerMessage(12, LogLevel.Warning, "A form for {Path} was refused: its antiforgery token is missing, old or forged; {LeftOut} lines like this were left out before")]
    public static partial void FormRefused(this ILogger log, string path, int leftOut);

    [LoggerMessage(9, LogLevel.Warning, "Login {Reference}: the answer of UserInfo is not used: {Reason} ({Detail})")]
    public static partial void UserInfoDiscarded(this ILogger log, string reference, string reason, string detail);

    [LoggerMessage(10, LogLevel.Warning, "The provider's metadata cannot be had anew: {Reason} ({Detail}). The document from before is used")]
    public static partial void MetadataKept(this ILogger log, string reason, string detail);

    [LoggerMessage(3, LogLevel.Information, "Logout of {Subject}")]
    public static partial void LoggedOut(this ILogger log, string subject);

    [LoggerMessage(4, LogLevel.Warning, "The session file {File} cannot be read ({Error}) and was deleted")]
    public static partial void SessionUnreadable(this ILogger log, string file, string error);

    [LoggerMessage(5, LogLevel.Warning, "The wire profile okta-samples is on: token parameters in the address, no discovery, at_hash and token age not checked. It is for the tools of the samples family, not for production")]
    public static partial void OktaSamplesProfile(this ILogger log);

    [LoggerMessage(6, LogLevel.Information, "Org: {Issuer} ({Kind}), wire profile {Profile}")]
    public static partial void Org(this ILogger log, string issuer, string kind, string profile);

    [LoggerMessage(7, LogLevel.Error, "A session cannot be written: {Error}. See that the state folder exists, has room, and is ours")]
    public static partial void SessionUnwritten(this ILogger log, string error);

    [LoggerMessage(8, LogLevel.Error, "The file {File} of an ended session cannot be deleted ({Error}). It is tried again; until it is gone, a restart would bring the session back")]
    public static partial void SessionUndeleted(this ILogger log, string file, string error);

    [LoggerMessage(13, LogLevel.Error, "The file {File} of the state folder cannot be read or written ({Error}): what was used once before the start may be used once more")]
    public static partial void SeenUnread(this ILogger log, string file, string error);

    [LoggerMessage(14, LogLevel.Error, "The file {File} of the state folder cannot be written ({Error}): a restart would forget what was used since")]
    public static partial void SeenUnwritten(this ILogger log, string file, string error);

    [LoggerMessage(20, LogLevel.Information, "Back-channel logout: {Count} sessions of {Subject} ended")]
    public static partial void BackchannelLogout(this ILogger log, int count, string subject);

    [LoggerMessage(21, LogLevel.Warning, "Back-channel logout refused: {Reason} ({Detail}); {LeftOut} lines like this were left out before")]
    public static partial void BackchannelLogoutRefused(this ILogger log, string reason, string detail, int leftOut);

    [LoggerMessage(22, LogLevel.Information, "Front-channel logout: {Count} sessions of {Subject} ended")]
    public static partial void FrontchannelLogout(this ILogger log, int count, string subject);

    [LoggerMessage(23, LogLevel.Warning, "Front-channel logout refused: {Reason} ({Detail}); {LeftOut} lines like this were left out before")]
    public static partial void FrontchannelLogoutRefused(this ILogger log, string reason, string detail, int leftOut);

    [LoggerMessage(24, LogLevel.Warning, "A token of a session that is over was not given back: {Reason} ({Detail}). It expires on its own")]
    public static partial void RevocationFailed(this ILogger log, string reason, string detail);

    [LoggerMessage(25, LogLevel.Information, "The tokens of {Subject}'s session were renewed")]
    public static partial void TokensRenewed(this ILogger log, string subject);

    /// <summary>A warning; an error where only who runs the application can mend it.</summary>
    [LoggerMessage(EventId = 26, Message = "The session of {Subject} ended, for its tokens could not be renewed: {Reason} ({Detail})")]
    public static partial void RenewalRefused(this ILogger log, LogLevel level, string subject, string reason, string detail);

    [LoggerMessage(27, LogLevel.Warning, "The tokens of {Subject}'s session are to be renewed later: {Reason} ({Detail})")]
    public static partial void RenewalPostponed(this ILogger log, string subject, string reason, string detail);

    [LoggerMessage(28, LogLevel.Information, "A session of {Subject} was ended from another of theirs")]
    public static partial void SessionEnded(this ILogger log, string subject);
}

/// <summary>Makes text from outside safe for one line of a log.</summary>
internal static class LogText
{
    private const int Longest = 200;

    /// <summary>At most 200 characters, without control and formatting characters (line ends, terminal escapes, right-to-left marks).</summary>
    public static string Clean(string text)
    {
        var cut = text.Length <= Longest ? text : text[..Longest] + "…";
        return string.Concat(cut.Select(c => char.IsControl(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format ? '?' : c));
    }
}
