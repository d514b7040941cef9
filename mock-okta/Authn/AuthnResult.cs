using RazorOkta.MockOkta.Errors;

namespace RazorOkta.MockOkta.Authn;

/// <summary>What a step has led to: where the transaction stands now, or why it was refused. JSON for programs and the hosted pages are made from it alike.</summary>
/// <param name="Transaction">Also beside an error, as long as there is one.</param>
/// <param name="Error">Null when the step was taken.</param>
internal sealed record AuthnResult(AuthnTransaction? Transaction, OktaError? Error = null)
{
    public static implicit operator AuthnResult(AuthnTransaction transaction) => new(transaction);

    public static implicit operator AuthnResult(OktaError error) => new(null, error);
}
