using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Pages;

namespace RazorOkta.MockOkta.SignIn.Views;

internal static class RecoveryQuestionPage
{
    public static Page Of(TransactionContext context) => Forms.Card("Answer the recovery question", context.Error, Html.Of($"""
        {context.Who}
        {context.Step(
            TransactionSteps.Answer,
            "recovery-question",
            Forms.Password("answer", SecurityQuestions.TextOf(context.User?.RecoveryQuestion?.Question), isNew: false, context.Error, focus: true),
            context.Transaction.Recovery == RecoveryType.Password ? "Reset Password" : "Unlock Account")}
        {context.Cancel}
        """));
}
