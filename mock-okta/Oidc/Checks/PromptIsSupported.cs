namespace RazorOkta.MockOkta.Oidc.Checks;

internal static class PromptIsSupported
{
    /// <summary>"none" with anything else contradicts itself. There is no consent page, so consent cannot be promised.</summary>
    public static AuthorizeFailure? Check(AuthorizeRequest request)
    {
        var isKnown = request.Prompts.All(value => value is "none" or "login");
        var isAlone = !request.MustNotPrompt || request.Prompts.Count == 1;
        return isKnown && isAlone ? null : FailureForTheClient.InvalidParameter("prompt");
    }
}
