using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Idx.Ion;

namespace RazorOkta.MockOkta.Idx;

/// <summary>A step as the client gets to see it.</summary>
internal sealed record IdxView(params IdxRemediation[] Remediation)
{
    public IdxAuthenticatorView? Current { get; init; }

    /// <summary>What <c>$.authenticators</c> paths point into.</summary>
    public IReadOnlyList<JsonObject> Authenticators { get; init; } = [];

    /// <summary>What <c>$.authenticatorEnrollments</c> paths point into.</summary>
    public IReadOnlyList<JsonObject> Enrollments { get; init; } = [];

    /// <summary>Said each time that the step is shown.</summary>
    public IonMessage? Message { get; init; }

    /// <summary>Nothing can be submitted any more, not even a cancellation.</summary>
    public bool IsTerminal { get; init; }

    public IEnumerable<IdxRemediation> AllForms => [.. Remediation, .. Current?.Forms ?? []];
}

/// <summary>The authenticator that a step is about, with the forms that hang on it, such as <c>resend</c>.</summary>
/// <param name="Member">Where it stands in the answer: as the user's own enrollment, or as the org's authenticator.</param>
internal sealed record IdxAuthenticatorView(string Member, JsonObject Description, params IdxRemediation[] Forms)
{
    private const string AsEnrollment = "currentAuthenticatorEnrollment";
    private const string AsAuthenticator = "currentAuthenticator";

    public string Path => $"$.{Member}";

    public static IdxAuthenticatorView Enrolled(JsonObject description, params IdxRemediation[] forms) => new(AsEnrollment, description, forms);

    public static IdxAuthenticatorView OfTheOrg(JsonObject description, params IdxRemediation[] forms) => new(AsAuthenticator, description, forms);
}
