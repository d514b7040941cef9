using RazorOkta.Web.Oidc.UserInfo;

namespace RazorOkta.Web.Oidc.Callback;

/// <summary>Adds what the UserInfo endpoint tells of the user's profile. Whatever is wrong with it costs those claims, and never the login: who it is, is known by now.</summary>
internal sealed class AskUserInfo(OidcOptions options, UserInfoClient userInfo, TimeProvider clock, ILogger<AskUserInfo> log) : ICallbackStep
{
    public async ValueTask<OidcFailure?> RunAsync(CallbackContext context, CancellationToken cancellation)
    {
        context.Claims = context.IdToken.Claims;
        if (!options.WireProfile.AsksUserInfo)
        {
            return null;
        }

        var asked = await AskAsync(context, cancellation);
        if (!asked.Succeeded(out var profile, out var failure))
        {
            log.UserInfoDiscarded(context.Attempt.Reference, failure.Reason, LogText.Clean(failure.Detail));
            return null;
        }

        context.Claims = ProfileClaims.AddTo(context.IdToken.Claims, profile.Claims);
        return null;
    }

    private async Task<Result<UserProfile>> AskAsync(CallbackContext context, CancellationToken cancellation)
    {
        using var limit = new TimeLimit(options.UserInfoTimeout, clock, cancellation);
        try
        {
            return await userInfo.AskAsync(context.Tokens.AccessToken, context.IdToken.Subject, limit.Token);
        }
        catch (OperationCanceledException) when (limit.IsUp)
        {
            return OidcFailure.TooSlow("userinfo-timeout", $"No whole answer within {options.UserInfoTimeout.TotalSeconds} s");
        }
    }
}
