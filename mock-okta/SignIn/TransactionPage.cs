using RazorOkta.MockOkta.Authn;
using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Pages;
using RazorOkta.MockOkta.SignIn.Views;

namespace RazorOkta.MockOkta.SignIn;

/// <summary>The page for the state that a transaction is in.</summary>
internal static class TransactionPage
{
    public static Page Of(TransactionContext context)
    {
        lock (context.Transaction.Gate)
        {
            return context.Transaction.Status switch
            {
                AuthnStatus.PasswordExpired or AuthnStatus.PasswordWarn => ChangePasswordPage.Of(context),
                AuthnStatus.PasswordReset => ResetPasswordPage.Of(context),
                AuthnStatus.MfaChallenge => FactorChallengePage.Of(context),
                AuthnStatus.MfaEnroll => EnrollPage.Of(context),
                AuthnStatus.MfaEnrollActivate => ActivatePage.Of(context),
                AuthnStatus.RecoveryChallenge => RecoveryCodePage.Of(context),
                AuthnStatus.Recovery => RecoveryQuestionPage.Of(context),
                _ => FactorChoicePage.Of(context),
            };
        }
    }
}

/// <summary>What every page of a transaction is drawn from.</summary>
/// <param name="Org">Whose.</param>
/// <param name="Destination">Where it leads at last.</param>
/// <param name="Transaction">Where it stands.</param>
/// <param name="Error">What went wrong with the step before.</param>
internal sealed record TransactionContext(MockOrg Org, SignInDestination Destination, AuthnTransaction Transaction, string? Error)
{
    public Definition.OktaUser? User => Transaction.UserId is { } id ? Org.Users.Find(id) : null;

    public Html Step(string step, string hook, Html fields, string submit) => Forms.Step(Org, Destination, step, hook, fields, Forms.Submit(submit));

    public Html Aside(string step, string text, string hook) => Forms.Step(Org, Destination, step, $"{hook}-form", Html.Empty, Forms.Aside(text, hook));

    public Html Who => User is { } user && Transaction.Status != AuthnStatus.RecoveryChallenge ? Html.Of($"""<p class="for">as <strong data-se="identifier">{user.Login}</strong></p>""") : Html.Empty;

    /// <summary>The way out, on every page.</summary>
    public Html Cancel => Aside(TransactionSteps.Cancel, "Back to sign in", "signout-link");
}
