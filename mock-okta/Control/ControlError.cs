using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Http;

namespace RazorOkta.MockOkta.Control;

/// <summary>The control address's own error body: <c>{"error": "…", "mistakes": [{"path", "what", "value", "cure"}]}</c>. No protocol of Okta's speaks like this, so nobody mistakes one for the other.</summary>
internal static class ControlError
{
    public static IResult Because(string error, int status = StatusCodes.Status400BadRequest) => JsonAnswer.Of(new { error }, statusCode: status);

    public static IResult Because(IReadOnlyList<Mistake> mistakes) => JsonAnswer.Of(
        new
        {
            error = mistakes.Count == 1 ? mistakes[0].ToString() : $"There are {mistakes.Count} mistakes.",
            mistakes = mistakes.Select(mistake => new { path = mistake.Path, what = mistake.What, value = mistake.Value, cure = mistake.Cure }),
        },
        statusCode: StatusCodes.Status400BadRequest);

    public static IResult NotFound(string what) => Because($"There is no {what}.", StatusCodes.Status404NotFound);
}
