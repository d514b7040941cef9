using RazorOkta.MockOkta.Authn.Steps;
using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Authn;

/// <summary>Okta's classic Authentication API: one address for each step, all of one shape.</summary>
internal static class AuthnEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var authn = app.MapGroup(OktaRoutes.Authn).RequireCors(Cors.TrustedOrigins);

        authn.MapPost("", Step(Begin));
        authn.MapPost(OktaRoutes.AuthnIntrospect, Step((org, request) => Navigation.Look(org, request.StateToken)));
        authn.MapPost(OktaRoutes.AuthnSkip, Step((org, request) => Navigation.Skip(org, request.StateToken)));
        authn.MapPost(OktaRoutes.AuthnPrevious, Step((org, request) => Navigation.Previous(org, request.StateToken)));
        authn.MapPost(OktaRoutes.AuthnCancel, Step((org, request) => Navigation.Cancel(org, request.StateToken)));

        authn.MapPost(OktaRoutes.AuthnChangePassword, Step((org, request) => PasswordSteps.Change(org, request.StateToken, request.OldPassword, request.NewPassword)));
        authn.MapPost(OktaRoutes.AuthnResetPassword, Step((org, request) => PasswordSteps.Reset(org, request.StateToken, request.NewPassword)));

        authn.MapPost(OktaRoutes.AuthnFactorVerify, Step((org, request) => FactorSteps.Verify(org, request.StateToken, request.FactorId, AnswerIn(request))));
        authn.MapPost(OktaRoutes.AuthnFactorVerifyResend, Step((org, request) => FactorSteps.Resend(org, request.StateToken, request.FactorId)));

        authn.MapPost(OktaRoutes.AuthnFactors, Step(Enroll));
        authn.MapPost(OktaRoutes.AuthnFactorActivate, Step((org, request) => EnrollmentSteps.Activate(org, request.StateToken, request.FactorId, request.PassCode)));
        authn.MapPost(OktaRoutes.AuthnFactorActivatePoll, Step((org, request) => ActivationSteps.Poll(org, request.StateToken, request.FactorId)));
        authn.MapPost(OktaRoutes.AuthnFactorActivateEmail, Step((org, request) => ActivationSteps.SendByEmail(org, request.StateToken, request.FactorId)));
        authn.MapPost(OktaRoutes.AuthnFactorActivateSms, Step((org, request) => ActivationSteps.SendBySms(org, request.StateToken, request.FactorId, request.Profile?.PhoneNumber)));
        authn.MapPost(OktaRoutes.AuthnFactorActivateResend, Step((org, request) => EnrollmentSteps.Resend(org, request.StateToken, request.FactorId)));

        authn.MapPost(OktaRoutes.AuthnRecoveryPassword, Step((org, request) => Recover(org, request, RecoveryType.Password)));
        authn.MapPost(OktaRoutes.AuthnRecoveryUnlock, Step((org, request) => Recover(org, request, RecoveryType.Unlock)));
        authn.MapPost(OktaRoutes.AuthnRecoverySmsVerify, Step((org, request) => RecoverySteps.VerifySms(org, request.StateToken, request.PassCode)));
        authn.MapPost(OktaRoutes.AuthnRecoverySmsResend, Step((org, request) => RecoverySteps.ResendSms(org, request.StateToken)));
        authn.MapPost(OktaRoutes.AuthnRecoveryToken, Step((org, request) => RecoverySteps.Redeem(org, request.RecoveryToken)));
        authn.MapPost(OktaRoutes.AuthnRecoveryAnswer, Step((org, request) => RecoverySteps.Answer(org, request.StateToken, request.Answer)));
    }

    private static RequestDelegate Step(Func<MockOrg, AuthnRequest, AuthnResult> step) => async http =>
    {
        var answer = await AuthnRequest.ReadAsync(http) switch
        {
            ({ RelayState.Length: > AuthnRequest.LongestRelayState }, _) => AuthnErrors.RelayStateTooLong,
            ({ } request, _) => AuthnAnswer.To(http, http.Org(), step(http.Org(), request)),
            (_, var error) => error!,
        };
        await answer.ExecuteAsync(http);
    };

    /// <summary>User name and password; or a state token alone, which asks where the transaction stands.</summary>
    private static AuthnResult Begin(MockOrg org, AuthnRequest request) => request switch
    {
        { StateToken: { Length: > 0 } stateToken } => Navigation.Look(org, stateToken),
        { Username: { Length: > 0 } username, Password: { Length: > 0 } password } => PrimaryAuthentication.Begin(org, username, password, OptionsIn(request), request.RelayState),
        _ => AuthnErrors.NamesMissing,
    };

    private static AuthnResult Enroll(MockOrg org, AuthnRequest request) => EnrollmentSteps.Enroll(
        org,
        request.StateToken,
        FactorKind.Find(request.FactorType, request.Provider),
        new EnrollmentProfile(request.Profile?.Question, request.Profile?.Answer, request.Profile?.PhoneNumber));

    private static AuthnResult Recover(MockOrg org, AuthnRequest request, RecoveryType type) =>
        RecoverySteps.Begin(org, type, request.Username, request.FactorType, request.RelayState);

    private static AuthnOptions OptionsIn(AuthnRequest request) =>
        request.Options is { } options ? new AuthnOptions(options.WarnBeforePasswordExpired, options.MultiOptionalFactorEnroll) : AuthnOptions.None;

    private static string? AnswerIn(AuthnRequest request) => string.IsNullOrEmpty(request.Answer) ? request.PassCode : request.Answer;
}
