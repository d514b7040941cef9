namespace RazorOkta.MockOkta;

/// <summary>
/// One line per outcome; the steps on the way to it are for debugging, and the journal has them all. Only names that the org itself registered appear: what a request brought along is not trusted to be one line,
/// and a password typed into the wrong field must not end up here.
/// </summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Debug, "{Login} signed in")]
    public static partial void SignedIn(this ILogger log, string login);

    [LoggerMessage(2, LogLevel.Information, "Sign-in refused: unknown user or wrong password")]
    public static partial void SignInRefused(this ILogger log);

    [LoggerMessage(3, LogLevel.Information, "Sign-in form refused: it was posted by another site")]
    public static partial void SignInFromAnotherSite(this ILogger log);

    [LoggerMessage(4, LogLevel.Information, "Authorize request of {ClientId} refused: {Error}")]
    public static partial void AuthorizeRefused(this ILogger log, string clientId, string error);

    [LoggerMessage(5, LogLevel.Debug, "{ClientId} was given access for {Login}")]
    public static partial void AccessGranted(this ILogger log, string clientId, string login);

    [LoggerMessage(6, LogLevel.Debug, "{ClientId} got tokens")]
    public static partial void TokensIssued(this ILogger log, string clientId);

    [LoggerMessage(7, LogLevel.Information, "Token request of {ClientId} refused: {Error}")]
    public static partial void TokensRefused(this ILogger log, string clientId, string error);

    [LoggerMessage(8, LogLevel.Warning, "{ClientId} presented a code twice: the tokens issued from it are revoked (RFC 6749 4.1.2)")]
    public static partial void CodeReplayed(this ILogger log, string clientId);

    [LoggerMessage(9, LogLevel.Information, "{Login} signed out")]
    public static partial void SignedOut(this ILogger log, string login);

    [LoggerMessage(40, LogLevel.Information, "{File} has changed, and the org with it")]
    public static partial void DefinitionReloaded(this ILogger log, string file);

    [LoggerMessage(41, LogLevel.Warning, "{File} has changed, and the org stays as it was: {Mistake}")]
    public static partial void DefinitionRefused(this ILogger log, string file, string mistake);

    [LoggerMessage(42, LogLevel.Warning, "Listening on {Address}: other machines can reach this org, and its passwords are public. The control address answers this machine only")]
    public static partial void ListeningBeyondThisMachine(this ILogger log, string address);

    [LoggerMessage(30, LogLevel.Warning, "{ClientId} presented a refresh token that had been replaced: all tokens of its family are revoked (RFC 9700 4.14.2)")]
    public static partial void RefreshTokenReplayed(this ILogger log, string clientId);

    [LoggerMessage(20, LogLevel.Information, "Interact request of {ClientId} refused: {Error}")]
    public static partial void InteractRefused(this ILogger log, string clientId, string error);
}
