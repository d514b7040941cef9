using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Idx.Ion;

namespace RazorOkta.MockOkta.Idx.Steps;

/// <summary>May the application have what it asks for? (OIDC Core 3.1.2.4)</summary>
internal sealed class ConsentStep(IReadOnlyList<string> scopes) : IdxStep
{
    public override IdxView Show(IdxTransaction transaction) => new(new IdxRemediation("consent", OktaRoutes.IdxConsent, Decide)
    {
        Fields =
        [
            new IonField("consent")
            {
                Type = "boolean", Required = true,
                Options = [new IonOption("Allow Access") { Value = "true", IsFlag = true }, new IonOption("Don't Allow") { Value = "false", IsFlag = true }],
            },
        ],
        Scopes = [.. scopes.Select(Describe)],
    });

    private static JsonObject Describe(string scope) => new()
    {
        ["name"] = scope,
        ["label"] = scope,
        ["value"] = scope,
        ["desc"] = $"This allows the app to use {scope}.",
    };

    private static IdxTurn Decide(IdxCall call)
    {
        if (call.Text("consent") != "true")
        {
            return IdxTurn.Refused(IdxMessages.AccessDenied);
        }

        call.Transaction.Purpose.Consent(call.Transaction.User!);
        return SignOn.Continue(call.Transaction);
    }
}
