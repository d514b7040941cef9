using RazorOkta.Web.Oidc;

namespace RazorOkta.Web.Pages;

/// <summary>What a person sees of a failed login. The texts are ours: nothing that came from the provider or the address is shown.</summary>
/// <param name="Status">HTTP status. The family answers 401 to every rejected callback; only the provider's own absence is told apart there.</param>
internal sealed record FailurePage(int Status, string Reason, string Title, string Text)
{
    /// <param name="failure">What has happened.</param>
    /// <param name="refusal">The status of refusals where the family has fixed it; <c>null</c>: each kind has its own.</param>
    public static FailurePage For(OidcFailure failure, int? refusal) => failure.Kind switch
    {
        FailureKind.BadRequest => new(
            refusal ?? 400, failure.Reason, "This sign-in cannot be completed",
            "The answer does not belong to a sign-in that this browser has open. Perhaps the page was reloaded, the link is an old one, "
            + "cookies are blocked, or it took too long. Nothing has happened to your account: start again."),
        FailureKind.Denied => new(
            refusal ?? 403, failure.Reason, "Okta did not let you in",
            "The sign-in was cancelled, or your account is not assigned to this application. Try again, or ask who runs the Okta org."),
        FailureKind.BadAnswer => new(
            refusal ?? 502, failure.Reason, "Okta's answer was refused",
            "What came back did not pass our checks, so nobody was signed in. Try again; if it stays like this, tell who runs this "
            + "application, with the two words below."),
        FailureKind.Unavailable => new(
            503, failure.Reason, "Okta cannot be reached",
            "The Okta org does not answer, or asks to be left alone for a moment. Nobody was signed in. Wait a little and start again."),
        FailureKind.TooSlow => new(
            504, failure.Reason, "Okta took too long",
            "The Okta org did not answer in time. Nobody was signed in. Wait a little and start again."),
        FailureKind.NoSession => new(
            503, failure.Reason, "You could not be signed in just now",
            "Okta knows you, but this application cannot keep your session. Nothing is wrong with your account: wait a little and start again, "
            + "and tell who runs this application."),
        _ => throw new InvalidOperationException($"No page for {failure.Kind}"),
    };
}
