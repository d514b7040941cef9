using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Pages;

namespace RazorOkta.MockOkta.SignIn.Views;

internal static class ResetPasswordPage
{
    public static Page Of(TransactionContext context) => Forms.Card("Reset your password", context.Error, Html.Of($"""
        {context.Who}
        <p class="for">A new password must have {PasswordRules.Describe(context.Org.Definition.Password)}.</p>
        {context.Step(TransactionSteps.ResetPassword, "password-reset", Fields(context), "Reset Password")}
        {context.Cancel}
        """));

    private static Html Fields(TransactionContext context) => Html.Of($"""
        {Forms.Password("newPassword", "New password", isNew: true, context.Error, focus: true)}
        {Forms.Password("confirmPassword", "Repeat password", isNew: true, context.Error)}
        """);
}
