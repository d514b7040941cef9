namespace RazorOkta.Clients.AuthJs;

/// <summary>One published version of @okta/okta-auth-js, and the names it has for things.</summary>
internal sealed record AuthJsVersion(string Number)
{
    public const string Client = "okta-auth-js";

    public static readonly IReadOnlyList<AuthJsVersion> All =
        [new("1.6.0"), new("2.13.2"), new("3.2.6"), new("4.9.2"), new("5.11.0"), new("6.9.0"), new("7.14.5"), new("8.0.1")];

    public int Major => int.Parse(Number.Split('.')[0], System.Globalization.CultureInfo.InvariantCulture);

    public string Script => $"<script src=\"/npm/okta-auth-js-{Major}/dist/okta-auth-js.min.js\"></script>";

    public bool HasPkce => Major >= 2;

    /// <summary>From 4 on one call finishes the redirect and stores the tokens.</summary>
    public bool HandlesRedirects => Major >= 4;

    public bool UsesRefreshTokens => Major >= 4;

    /// <summary>Up to 6, state and nonce lie in cookies where the app's server can read them; later it must hand in its own.</summary>
    public bool LeavesStateInCookies => Major <= 6;

    public string SignIn => Major >= 4 ? "signInWithCredentials" : "signIn";

    public string Renew => Major >= 2 ? "renew" : "refresh";

    public override string ToString() => Number;
}
