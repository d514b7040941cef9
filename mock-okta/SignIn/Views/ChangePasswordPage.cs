using RazorOkta.MockOkta.Authn;
using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Pages;

namespace RazorOkta.MockOkta.SignIn.Views;

/// <summary>A password that has expired, or will.</summary>
internal static class ChangePasswordPage
{
    public static Page Of(TransactionContext context)
    {
        var isWarning = context.Transaction.Status == AuthnStatus.PasswordWarn;
        return Forms.Card(isWarning ? Warning(context.User?.PasswordExpiresInDays) : "Your password has expired", context.Error, Html.Of($"""
            {context.Who}
            {(isWarning ? Html.Of($"""<p>When it expires you may be locked out of your account.</p>""") : Html.Empty)}
            {context.Step(TransactionSteps.ChangePassword, isWarning ? "password-expiring" : "password-expired", Fields(context), "Change Password")}
            {(isWarning ? context.Aside(TransactionSteps.Skip, "Remind me later", "skip-link") : Html.Empty)}
            {context.Cancel}
            """));
    }

    private static Html Fields(TransactionContext context) => Html.Of($"""
        {Forms.Password("oldPassword", "Old password", isNew: false, context.Error, focus: true)}
        <p class="for">A new password must have {PasswordRules.Describe(context.Org.Definition.Password)}.</p>
        {Forms.Password("newPassword", "New password", isNew: true, context.Error)}
        {Forms.Password("confirmPassword", "Repeat password", isNew: true, context.Error)}
        """);

    private static string Warning(int? days) => days == 1 ? "Your password will expire in 1 day" : $"Your password will expire in {days} days";
}
