using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Idx.Authenticators;
using RazorOkta.MockOkta.Idx.Ion;

namespace RazorOkta.MockOkta.Idx.Steps;

/// <summary>A security question and its answer; nothing more is needed to set it up.</summary>
internal sealed class EnrollQuestionStep(OktaUser user, SelectEnrollmentStep choice) : IdxStep
{
    public override IdxView Show(IdxTransaction transaction)
    {
        var description = Authenticator.SecurityQuestion.Describe(Authenticator.SecurityQuestion.Id, "security_question");
        description["contextualData"] = Questions();
        var current = IdxAuthenticatorView.OfTheOrg(description);
        return new IdxView(
            new IdxRemediation("enroll-authenticator", OktaRoutes.IdxAnswer, Enroll) { Fields = [Field()], RelatesTo = current.Path },
            choice.Choice(transaction))
        {
            Current = current,
            Authenticators = choice.Descriptions(transaction),
        };
    }

    private static JsonObject Questions() => new()
    {
        ["questionKeys"] = new JsonArray([.. SecurityQuestions.All.Select(question => (JsonNode)question.Key)]),
        ["questions"] = new JsonArray([.. SecurityQuestions.All.Select(question =>
            (JsonNode)new JsonObject { ["questionKey"] = question.Key, ["question"] = question.Text })]),
    };

    private static IonField Field() => new("credentials")
    {
        Type = "object",
        Required = true,
        Options =
        [
            new IonOption("Choose a security question")
            {
                Fields =
                [
                    new IonField("questionKey")
                    {
                        Type = "string", Label = "Choose a security question", Required = true,
                        Options = [.. SecurityQuestions.All.Select(question => new IonOption(question.Text) { Value = question.Key })],
                    },
                    new IonField("answer") { Label = "Answer", Required = true, Secret = true },
                ],
            },
        ],
    };

    private IdxTurn Enroll(IdxCall call)
    {
        var answer = call.Text("credentials", "answer");
        var enrollment = FactorEnrollment.Question(call.Text("credentials", "questionKey"), answer);
        return enrollment.Factor is { } factor
            ? EnrollCodeStep.Finish(call, user, factor)
            : IdxTurn.Invalid(answer.Trim().Length < SecurityQuestions.ShortestAnswer ? IdxMessages.AnswerTooShort : IdxMessages.AnswerLength, "credentials.answer");
    }
}
