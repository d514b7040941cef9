namespace RazorOkta.MockOkta.Oidc;

/// <summary>The scopes that mean something to the org itself.</summary>
internal static class Scope
{
    public const string OpenId = "openid";
    public const string Profile = "profile";
    public const string Email = "email";
    public const string Address = "address";
    public const string Phone = "phone";

    /// <summary>Asks for a refresh token (OIDC Core 11).</summary>
    public const string OfflineAccess = "offline_access";

    /// <summary>Okta's, and only the org server's.</summary>
    public const string Groups = "groups";

    public static readonly IReadOnlyList<string> OfOpenIdConnect = [OpenId, Profile, Email, Address, Phone];

    /// <summary>Tells about a person, so it makes no sense without <c>openid</c>.</summary>
    public static bool IsAboutAPerson(string scope) => scope == Groups || OfOpenIdConnect.Contains(scope);
}
