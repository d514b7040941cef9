namespace RazorOkta.MockOkta.Oidc.Checks;

internal static class PromptIsSupported
{
    /// <summary>"none" with anything else contradicts itself.</summary>
    public static AuthorizeFailure? Check(AuthorizeRequest request)
    {
        var isKnown = request.Prompts.All(value => value is "none" or "login" or "consent");
        var isAlone = !request.MustNotPrompt || request.Prompts.Count == 1;
        return isKnown && isAlone ? null : FailureForTheClient.InvalidParameter("prompt");
    }
}
