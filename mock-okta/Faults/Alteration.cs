using RazorOkta.MockOkta.Faults.Forging;

namespace RazorOkta.MockOkta.Faults;

/// <summary>What the stages work on: an exchange, the fault that it has met, and the answer so far.</summary>
internal sealed record Alteration(Exchange Exchange, ArmedFault Fault, Answer Answer)
{
    public Words Words { get; } = new(Exchange.Server, Exchange.Client?.ClientId, Fault.Memory);

    public IReadOnlyList<Mutation> Of(string stage) => [.. Fault.Mutations.Where(mutation => mutation.Stage == stage)];

    public TokenForge Forge(string stage) => new(Of(stage), Words, Exchange.Org, Exchange.Client);

    /// <summary>Only the lines about these parts: the others are about the document around the token.</summary>
    public TokenForge Forge(string stage, string[] parts) =>
        new([.. Of(stage).Where(mutation => parts.Contains(mutation.Part))], Words, Exchange.Org, Exchange.Client);
}
