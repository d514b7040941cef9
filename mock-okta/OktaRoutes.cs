namespace RazorOkta.MockOkta;

/// <summary>Every path of the org, spelled as Okta spells it.</summary>
internal static class OktaRoutes
{
    // For people.
    public const string Home = "/";
    public const string Stylesheet = "/assets/mock-okta.css";
    public const string FaceFiles = "/assets/face";
    public const string FaceFile = FaceFiles + "/{file}";
    public const string UserHome = "/app/UserHome";

    /// <summary>Not Okta's: what a test drives the org with.</summary>
    public const string Control = "/_mock";

    /// <summary>Where people find what the org has not sent.</summary>
    public const string Inbox = Home + "#inbox";

    // The hosted sign-in page and its chain.
    public const string SignIn = "/login/login.htm";
    public const string SessionCookieRedirect = "/login/sessionCookieRedirect";
    public const string SignInTransaction = "/signin/transaction";
    public const string ForgotPassword = "/signin/forgot-password";
    public const string Unlock = "/signin/unlock";

    /// <summary>Where the link of a recovery mail leads.</summary>
    public const string RecoveryLink = "/signin/recovery";
    public const string SignOut = "/login/signout";

    /// <summary>Where "Help" on Okta's widgets leads.</summary>
    public const string Help = "/help/login";

    /// <summary>The hosted sign-in continues here, on the org's path also when the request began at a custom authorization server.</summary>
    public const string AuthorizeRedirect = "/oauth2/v1/authorize/redirect";

    /// <summary>Where a person is asked whether an application may have what it asks for.</summary>
    public const string Consent = "/oauth2/v1/authorize/consent";

    // The management API.
    public const string Api = "/api";
    public const string Authn = "/api/v1/authn";

    // The steps of a classic transaction, below authn.
    public const string FactorId = "{factorId}";
    public const string AuthnIntrospect = "/introspect";
    public const string AuthnSkip = "/skip";
    public const string AuthnPrevious = "/previous";
    public const string AuthnCancel = "/cancel";
    public const string AuthnChangePassword = "/credentials/change_password";
    public const string AuthnResetPassword = "/credentials/reset_password";
    public const string AuthnFactors = "/factors";
    public const string AuthnFactorVerify = $"/factors/{FactorId}/verify";
    public const string AuthnFactorVerifyResend = $"/factors/{FactorId}/verify/resend";
    public const string AuthnFactorActivate = $"/factors/{FactorId}/lifecycle/activate";
    public const string AuthnFactorActivatePoll = $"/factors/{FactorId}/lifecycle/activate/poll";
    public const string AuthnFactorActivateEmail = $"/factors/{FactorId}/lifecycle/activate/email";
    public const string AuthnFactorActivateSms = $"/factors/{FactorId}/lifecycle/activate/sms";
    public const string AuthnFactorActivateResend = $"/factors/{FactorId}/lifecycle/resend";
    public const string AuthnRecoveryPassword = "/recovery/password";
    public const string AuthnRecoveryUnlock = "/recovery/unlock";
    public const string AuthnRecoveryToken = "/recovery/token";
    public const string AuthnRecoveryAnswer = "/recovery/answer";
    public const string AuthnRecoverySmsVerify = "/recovery/factors/sms/verify";
    public const string AuthnRecoverySmsResend = "/recovery/factors/sms/resend";

    // What else the classic widget asks for.
    public const string FactorQuestions = "/api/v1/users/{userId}/factors/questions";
    public const string QrCode = "/api/v1/users/{userId}/factors/{factorId}/qr";
    public const string SecurityImage = "/login/getimage";
    public const string WebFinger = "/.well-known/webfinger";

    public const string CurrentSession = "/api/v1/sessions/me";
    public const string RefreshSession = "/api/v1/sessions/me/lifecycle/refresh";

    // The Identity Engine.
    public const string Idx = "/idp/idx";
    public const string IdxIntrospect = Idx + "/introspect";
    public const string IdxIdentify = Idx + "/identify";
    public const string IdxSelectIdentify = Idx + "/identify/select";
    public const string IdxChallenge = Idx + "/challenge";
    public const string IdxAnswer = Idx + "/challenge/answer";
    public const string IdxResend = Idx + "/challenge/resend";
    public const string IdxPoll = Idx + "/challenge/poll";
    public const string IdxSend = Idx + "/challenge/send";
    public const string IdxSkip = Idx + "/skip";
    public const string IdxRecover = Idx + "/recover";
    public const string IdxUnlockAccount = Idx + "/unlock-account";
    public const string IdxEnroll = Idx + "/enroll";
    public const string IdxEnrollNew = Idx + "/enroll/new";
    public const string IdxEnrollCredential = Idx + "/credential/enroll";
    public const string IdxConsent = Idx + "/consent";
    public const string IdxCancel = Idx + "/cancel";

    /// <summary>Where a hosted sign-in of the Identity Engine ends.</summary>
    public const string TokenRedirect = "/login/token/redirect";

    /// <summary>Those that a step of a sign-in may offer.</summary>
    public static readonly IReadOnlyList<string> IdxForms =
    [
        IdxIdentify, IdxSelectIdentify, IdxChallenge, IdxAnswer, IdxResend, IdxPoll, IdxSend, IdxSkip, IdxRecover, IdxUnlockAccount,
        IdxEnroll, IdxEnrollNew, IdxEnrollCredential, IdxConsent,
    ];

    // Where an authorization server's endpoints hang. The org's own server keeps its metadata at the root of the org.
    public const string OAuth2 = "/oauth2";
    public const string CustomServer = "/oauth2/{server:authorizationServer}";

    // Below each authorization server.
    public const string OpenIdConfiguration = "/.well-known/openid-configuration";
    public const string OAuthMetadata = "/.well-known/oauth-authorization-server";
    public const string Authorize = "/v1/authorize";
    public const string PushedAuthorizationRequest = "/v1/par";
    public const string Token = "/v1/token";
    public const string Interact = "/v1/interact";
    public const string Keys = "/v1/keys";
    public const string UserInfo = "/v1/userinfo";
    public const string Introspect = "/v1/introspect";
    public const string Revoke = "/v1/revoke";
    public const string Logout = "/v1/logout";

    public static string FaceFileFor(string name) => $"{FaceFiles}/{name}";

    public static string SignInFor(string fromUri) => PageFor(SignIn, fromUri);

    public static string SignInTransactionFor(string fromUri) => PageFor(SignInTransaction, fromUri);

    public static string PageFor(string page, string fromUri) => $"{page}?fromURI={Uri.EscapeDataString(fromUri)}";

    public static string TokenRedirectFor(string stateToken) => $"{TokenRedirect}?stateToken={stateToken}";

    public static string ConsentFor(string oktaKey) => $"{Consent}?okta_key={Uri.EscapeDataString(oktaKey)}";

    public static string AuthorizeRedirectFor(string oktaKey) => $"{AuthorizeRedirect}?okta_key={Uri.EscapeDataString(oktaKey)}";

    public static string RecoveryLinkFor(string recoveryToken, string? fromUri) =>
        $"{RecoveryLink}?recoveryToken={recoveryToken}{(fromUri is null ? "" : $"&fromURI={Uri.EscapeDataString(fromUri)}")}";

    public static string FactorQuestionsFor(string userId) => FactorQuestions.Replace("{userId}", Uri.EscapeDataString(userId), StringComparison.Ordinal);

    public static string QrCodeFor(string userId, string factorId, string token) =>
        $"/api/v1/users/{Uri.EscapeDataString(userId)}/factors/{Uri.EscapeDataString(factorId)}/qr?token={token}";
}
