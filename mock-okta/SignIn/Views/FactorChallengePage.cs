using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Pages;

namespace RazorOkta.MockOkta.SignIn.Views;

/// <summary>The second factor itself: a code, an answer, or a phone that is being waited for.</summary>
internal static class FactorChallengePage
{
    public static Page Of(TransactionContext context)
    {
        var challenge = context.Transaction.Challenge!;
        return Forms.Card(FactorNames.Name(challenge.Factor.Type), context.Error ?? PushFailure(context), Html.Of($"""
            {context.Who}
            {(challenge.Factor.Type == FactorType.Push ? Waiting(context) : Answer(context, challenge.Factor))}
            {(challenge.IsSent ? Resend(context, challenge.Factor) : Html.Empty)}
            {context.Aside(TransactionSteps.Previous, "Verify with something else", "switch-factor")}
            {context.Cancel}
            {(challenge.IsSent ? Forms.InboxHint(context.Org, "What it would have sent") : Html.Empty)}
            """));
    }

    private static Html Answer(TransactionContext context, Factor factor)
    {
        var field = factor.Type == FactorType.Question
            ? Forms.Password("answer", SecurityQuestions.TextOf(factor.Question), isNew: false, context.Error, focus: true)
            : Forms.Code("answer", "Enter Code", context.Error);
        return context.Step(TransactionSteps.Verify, FactorNames.Hook(factor.Type), Html.Of($"{Named(factor)}{field}"), "Verify");
    }

    private static Html Waiting(TransactionContext context) => context.Transaction.PushResult == FactorVerdict.Waiting
        ? Html.Of($"""
            <p data-se="factor-push" role="status">A message was sent to your phone. This page looks every few seconds whether you have answered.</p>
            <p><a class="button" href="{context.Org.At(OktaRoutes.SignInTransactionFor(context.Destination.Url))}" data-type="save">I have answered</a></p>
            """)
        : Html.Empty;

    private static string? PushFailure(TransactionContext context) => context.Transaction.PushResult switch
    {
        FactorVerdict.Rejected => "You have chosen to reject this login.",
        FactorVerdict.TimedOut => "Your push notification has expired.",
        _ => null,
    };

    private static Html Resend(TransactionContext context, Factor factor) => Forms.Step(
        context.Org, context.Destination, TransactionSteps.Resend, "resend-form", Named(factor), Forms.Aside(factor.Type == FactorType.Push ? "Send push again" : "Re-send code", "resend"));

    private static Html Named(Factor factor) => Html.Of($"""<input type="hidden" name="factor" value="{factor.Id}">""");
}
