using RazorOkta.MockOkta.Authn;
using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Pages;

namespace RazorOkta.MockOkta.SignIn.Views;

/// <summary>A first code proves that the new factor works; for push, that a phone has taken the account.</summary>
internal static class ActivatePage
{
    public static Page Of(TransactionContext context)
    {
        var challenge = context.Transaction.Challenge!;
        var factor = challenge.Factor;
        var named = Html.Of($"""<input type="hidden" name="factor" value="{factor.Id}">""");
        return factor.Type == FactorType.Push ? Push(context, challenge, named) : Code(context, challenge, named);
    }

    private static Page Code(TransactionContext context, FactorChallenge challenge, Html named)
    {
        var factor = challenge.Factor;
        return Forms.Card($"Set up {FactorNames.Name(factor.Type)}", context.Error, Html.Of($"""
            {context.Who}
            {(factor.Secret is null ? Html.Empty : Secret(context, challenge))}
            {context.Step(TransactionSteps.Activate, $"{FactorNames.Hook(factor.Type)}-activate", Html.Of($"{named}{Forms.Code("answer", "Enter Code", context.Error)}"), "Verify")}
            {(challenge.IsSent ? Forms.Step(context.Org, context.Destination, TransactionSteps.ResendActivation, "resend-form", named, Forms.Aside("Re-send code", "resend")) : Html.Empty)}
            {context.Aside(TransactionSteps.Previous, "Set up something else", "back-link")}
            {context.Cancel}
            {(challenge.IsSent ? Forms.InboxHint(context.Org, "The code") : Html.Empty)}
            """));
    }

    private static Page Push(TransactionContext context, FactorChallenge challenge, Html named) => Forms.Card("Set up Okta Verify", context.Error ?? Failure(context), Html.Of($"""
        {context.Who}
        {(context.Transaction.PushResult == FactorVerdict.Waiting ? Picture(context, challenge) : context.Step(TransactionSteps.Activate, "factor-push-activate", named, "Show a new QR code"))}
        {context.Aside(TransactionSteps.Previous, "Set up something else", "back-link")}
        {context.Cancel}
        {Forms.InboxHint(context.Org, "The activation")}
        """));

    private static Html Picture(TransactionContext context, FactorChallenge challenge) => Html.Of($"""
        <p>Scan this with Okta Verify on your phone. This page looks every few seconds whether you have done so.</p>
        <p><img class="qrcode" src="{QrCodeEndpoint.PathFor(context.Org, context.User!, challenge)}" alt="QR code that activates Okta Verify"></p>
        <p><a class="button" href="{context.Org.At(OktaRoutes.SignInTransactionFor(context.Destination.Url))}" data-type="save">I have scanned it</a></p>
        """);

    private static string? Failure(TransactionContext context) => context.Transaction.PushResult switch
    {
        FactorVerdict.Rejected => "The phone has not taken the account.",
        FactorVerdict.TimedOut => "The QR code has expired.",
        _ => null,
    };

    private static Html Secret(TransactionContext context, FactorChallenge challenge) => Html.Of($"""
        <p>Scan this with the app, or type the key below it.</p>
        <p><img class="qrcode" src="{QrCodeEndpoint.PathFor(context.Org, context.User!, challenge)}" alt="QR code of the key below"></p>
        <p><code data-se="shared-secret">{challenge.Factor.Secret}</code></p>
        """);
}
