using RazorOkta.Certify.Running;

namespace RazorOkta.Certify.Judging;

/// <summary>The one place that knows how each outcome looks: the heading that the user reads, and the status (docs/decisions/0007).</summary>
internal static class FailurePages
{
    private static readonly Dictionary<string, Outcome> ByHeading = new(StringComparer.Ordinal)
    {
        ["This sign-in cannot be completed"] = Outcome.R400,
        ["Okta did not let you in"] = Outcome.R403,
        ["Okta's answer was refused"] = Outcome.R502,
        ["Okta cannot be reached"] = Outcome.R503,
        ["You could not be signed in just now"] = Outcome.R503,
        ["Okta took too long"] = Outcome.R504,
    };

    /// <summary>What an answer means; <c>null</c> for one that is none of the outcomes, such as an error page of the server.</summary>
    public static Outcome? Read(Answer answer) =>
        answer.IsRedirect ? Outcome.Accept : answer.Heading is { } heading && ByHeading.TryGetValue(heading, out var outcome) ? outcome : null;

    /// <summary>The status that goes with it.</summary>
    public static int StatusOf(Outcome outcome, bool atCallback) => outcome switch
    {
        Outcome.Accept => 302,
        Outcome.R503 => 503,
        Outcome.R504 => 504,
        _ when atCallback => 401,
        Outcome.R400 => 400,
        Outcome.R403 => 403,
        _ => 502,
    };
}
