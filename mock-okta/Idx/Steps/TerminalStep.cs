using RazorOkta.MockOkta.Idx.Ion;

namespace RazorOkta.MockOkta.Idx.Steps;

/// <summary>A last word: nothing can be submitted after it.</summary>
internal sealed class TerminalStep(IonMessage message) : IdxStep
{
    public override IdxView Show(IdxTransaction transaction) => new() { IsTerminal = true, Message = message };
}
