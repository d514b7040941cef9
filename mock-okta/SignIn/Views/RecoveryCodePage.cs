using RazorOkta.MockOkta.Pages;

namespace RazorOkta.MockOkta.SignIn.Views;

/// <summary>The same whether a code was sent or there was nobody to send it to.</summary>
internal static class RecoveryCodePage
{
    public static Page Of(TransactionContext context) => Forms.Card("Enter verification code", context.Error, Html.Of($"""
        <p>If there is such an account with a phone, a code was sent to it by SMS.</p>
        {context.Step(TransactionSteps.VerifyRecovery, "recovery-challenge", Forms.Code("answer", "Enter Code", context.Error), "Verify")}
        {context.Aside(TransactionSteps.ResendRecovery, "Re-send code", "resend")}
        {context.Cancel}
        {Forms.InboxHint(context.Org, "The code")}
        """));
}
