namespace RazorOkta.MockOkta.Idx.Steps;

/// <summary>One page of a sign-in. What it offers depends on nothing but itself and the transaction, so it can be shown again at any time.</summary>
internal abstract class IdxStep
{
    public abstract IdxView Show(IdxTransaction transaction);
}
