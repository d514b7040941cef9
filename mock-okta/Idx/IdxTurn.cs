using RazorOkta.MockOkta.Idx.Ion;
using RazorOkta.MockOkta.Idx.Steps;

namespace RazorOkta.MockOkta.Idx;

/// <summary>What comes after a form was submitted.</summary>
internal abstract record IdxTurn
{
    /// <summary>Another step.</summary>
    public sealed record Forward(IdxStep Step) : IdxTurn
    {
        public int Status { get; init; } = 200;
    }

    /// <summary>The same step again, with what was wrong.</summary>
    /// <param name="Field">The path of the field that it is said at; null: above the form.</param>
    public sealed record Again(int Status, IonMessage? Message = null, string? Field = null) : IdxTurn;

    /// <summary>All that the policy asks for is there.</summary>
    public sealed record Done : IdxTurn;

    public static readonly IdxTurn SignedIn = new Done();

    public static readonly IdxTurn Unchanged = new Again(200);

    public static IdxTurn To(IdxStep step) => new Forward(step);

    /// <summary>The end of it, with nothing but a message.</summary>
    public static IdxTurn Refused(IonMessage message, int status = 403) => new Forward(new TerminalStep(message)) { Status = status };

    /// <summary>Okta answers 401 to a wrong password, code or answer.</summary>
    public static IdxTurn Wrong(IonMessage message, string? field = null) => new Again(401, message, field);

    public static IdxTurn Invalid(IonMessage message, string? field = null) => new Again(400, message, field);
}
