using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Pages;

namespace RazorOkta.MockOkta.SignIn.Views;

/// <summary>Which second factor? Choosing one sends what must be sent.</summary>
internal static class FactorChoicePage
{
    public static Page Of(TransactionContext context) => Forms.Card("Verify your identity", context.Error, Html.Of($"""
        {context.Who}
        <p>Your password was right. Choose how to prove that it is you.</p>
        <ul class="choices" data-se="factor-list">{Html.Each(context.User is { } user ? UserFactors.Of(user) : [], factor => Choice(context, factor))}</ul>
        {context.Cancel}
        """));

    private static Html Choice(TransactionContext context, Factor factor)
    {
        var button = Html.Of($"""<button class="button quiet" data-se="{FactorNames.Hook(factor.Type)}-button">{FactorNames.Name(factor.Type)}</button>""");
        return Html.Of($"""
            <li>
              {Forms.Step(context.Org, context.Destination, TransactionSteps.Verify, $"choose-{factor.Id}", Html.Of($"""<input type="hidden" name="factor" value="{factor.Id}">"""), button)}
              <p class="for">{FactorNames.Detail(context.User!, factor)}</p>
            </li>
            """);
    }
}
