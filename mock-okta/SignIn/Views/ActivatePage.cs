using RazorOkta.MockOkta.Authn;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Pages;

namespace RazorOkta.MockOkta.SignIn.Views;

/// <summary>A first code proves that the new factor works.</summary>
internal static class ActivatePage
{
    public static Page Of(TransactionContext context)
    {
        var challenge = context.Transaction.Challenge!;
        var factor = challenge.Factor;
        var named = Html.Of($"""<input type="hidden" name="factor" value="{factor.Id}">""");
        return Forms.Card($"Set up {FactorNames.Name(factor.Type)}", context.Error, Html.Of($"""
            {context.Who}
            {(factor.Secret is null ? Html.Empty : Secret(context, factor))}
            {context.Step(TransactionSteps.Activate, $"{FactorNames.Hook(factor.Type)}-activate", Html.Of($"{named}{Forms.Code("answer", "Enter Code", context.Error)}"), "Verify")}
            {(challenge.IsSent ? Forms.Step(context.Org, context.Destination, TransactionSteps.ResendActivation, "resend-form", named, Forms.Aside("Re-send code", "resend")) : Html.Empty)}
            {context.Aside(TransactionSteps.Previous, "Set up something else", "back-link")}
            {context.Cancel}
            {(challenge.IsSent ? Forms.InboxHint(context.Org, "The code") : Html.Empty)}
            """));
    }

    private static Html Secret(TransactionContext context, Factor factor) => Html.Of($"""
        <p>Scan this with the app, or type the key below it.</p>
        <p><img class="qrcode" src="{QrCodeEndpoint.PathFor(context.Org, context.User!, factor)}" alt="QR code of the key below"></p>
        <p><code data-se="shared-secret">{factor.Secret}</code></p>
        """);
}
