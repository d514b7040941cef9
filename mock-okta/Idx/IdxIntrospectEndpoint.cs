using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Errors;
using RazorOkta.MockOkta.Idx.Ion;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Idx;

/// <summary>
/// Where is this sign-in? Asked with an interaction handle, with a hosted page's state token or with a state handle, as often as a client likes.
/// </summary>
internal static class IdxIntrospectEndpoint
{
    private static readonly string[] Handles = ["interactionHandle", "stateToken", "stateHandle"];

    private static readonly OktaError ExactlyOne = OktaError.ValidationFailed(
        "introspect", $"Exactly one of '{string.Join("', '", Handles)}' is required, as a string.");

    public static async Task<IResult> HandleAsync(HttpContext http, MockOrg org)
    {
        var (body, failure) = await IdxBody.ReadAsync(http);
        if (body is null)
        {
            return failure!;
        }

        var given = Handles.Where(name => body[name] is not null).ToList();
        return given is [var name] && body[name] is JsonValue value ? Show(Find(org, name, value.ToString())) : ExactlyOne;
    }

    private static IdxTransaction? Find(MockOrg org, string name, string handle) => name == "interactionHandle"
        ? org.Idx.Interactions.Find(handle)?.Introspect()
        : org.Idx.Transactions.Find(handle);

    private static IResult Show(IdxTransaction? transaction)
    {
        if (transaction is null)
        {
            return IdxAnswer.SessionExpired;
        }

        lock (transaction.Gate)
        {
            return transaction.IsOver || transaction.UserIsGone ? IdxAnswer.SessionExpired : IdxAnswer.Of(transaction, 200, message: null, IonForm.NoProblems);
        }
    }
}
