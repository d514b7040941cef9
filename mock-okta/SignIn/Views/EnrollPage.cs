using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Pages;

namespace RazorOkta.MockOkta.SignIn.Views;

/// <summary>All that can be set up, each with its own form.</summary>
internal static class EnrollPage
{
    public static Page Of(TransactionContext context) => Forms.Card("Set up multifactor authentication", context.Error, Html.Of($"""
        {context.Who}
        <p>This org asks for a second factor beside your password. Set up one of these.</p>
        {Html.Each(context.User is { } user ? FactorEnrollment.OfferedTo(context.Org, user) : [], type => Choice(context, type))}
        {(context.Transaction.ProvedFactor is null ? Html.Empty : context.Aside(TransactionSteps.Skip, "Finish", "skip-link"))}
        {context.Cancel}
        """));

    private static Html Choice(TransactionContext context, FactorType type)
    {
        var kind = FactorKind.Of(type);
        return Html.Of($"""
            <section class="choice" aria-labelledby="enroll-{type.ToString()}">
              <h2 id="enroll-{type.ToString()}">{FactorNames.Name(type)}</h2>
              {context.Step(TransactionSteps.Enroll, $"enroll-{kind.FactorType}", Html.Of($"""
                <input type="hidden" name="factorType" value="{kind.FactorType}"><input type="hidden" name="provider" value="{kind.Provider}">{Fields(type)}
                """), "Set up")}
            </section>
            """);
    }

    private static Html Fields(FactorType type) => type switch
    {
        FactorType.Question => Html.Of($"""
            <div class="field" data-se="o-form-input-question">
              <label for="question">Choose a security question</label>
              <select id="question" name="question">{Html.Each(SecurityQuestions.All, Option)}</select>
            </div>
            {Forms.Password("answer", "Answer", isNew: false, error: null)}
            """),
        FactorType.Sms => Forms.Text("phoneNumber", "Phone number", error: null, autocomplete: "tel", type: "tel"),
        _ => Html.Empty,
    };

    private static Html Option(SecurityQuestion question) => Html.Of($"""<option value="{question.Key}">{question.Text}</option>""");
}
