using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Http;

namespace RazorOkta.MockOkta.Authn;

/// <summary>The security questions that a user may choose from. They are the same for all, so nobody is asked who they are.</summary>
internal static class FactorQuestionsEndpoint
{
    private static readonly object[] Questions = [.. SecurityQuestions.All.Select(question => new { question = question.Key, questionText = question.Text })];

    public static IResult Get() => JsonAnswer.Of(Questions);
}
