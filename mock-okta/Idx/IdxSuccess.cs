using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Sessions;

namespace RazorOkta.MockOkta.Idx;

/// <summary>The end of a sign-in: the transaction is gone before its success is told, so that nobody is told twice.</summary>
internal static class IdxSuccess
{
    public static IResult Answer(IdxCall call)
    {
        var transaction = call.Transaction;
        transaction.Org.Idx.Transactions.End(transaction);
        var signedIn = new SignedInUser(transaction.User!, transaction.Proof.At!.Value, transaction.Proof.Methods);
        if (transaction is { StaysSignedIn: true, Proof.HasSecondFactor: true })
        {
            transaction.Org.RememberedDevices.Remember(call.Http, signedIn.User, transaction.Org.Definition.SignOn.MfaLifetime);
        }

        call.Http.Log().SignedIn(signedIn.User.Login);
        return IdxAnswer.Success(transaction, transaction.Purpose.Complete(call.Http, transaction, signedIn));
    }
}
