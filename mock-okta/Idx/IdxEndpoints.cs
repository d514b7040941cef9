using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Errors;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Idx.Ion;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Idx;

/// <summary>Everything below <c>/idp/idx</c>. All forms come in by one door: which of them may be submitted now is said by the present step.</summary>
internal static class IdxEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(OktaRoutes.IdxIntrospect, IdxIntrospectEndpoint.HandleAsync).RequireCors(Cors.TrustedOrigins);
        app.MapPost(OktaRoutes.IdxCancel, CancelAsync).RequireCors(Cors.TrustedOrigins);
        foreach (var route in OktaRoutes.IdxForms)
        {
            app.MapPost(route, (HttpContext http, MockOrg org) => SubmitAsync(http, org, route)).RequireCors(Cors.TrustedOrigins);
        }

        app.MapGet(OktaRoutes.TokenRedirect, TokenRedirectEndpoint.Handle);
    }

    private static Task<IResult> SubmitAsync(HttpContext http, MockOrg org, string route) =>
        WithTransactionAsync(http, org, (transaction, body) => Submit(new IdxCall(http, transaction, body), route));

    /// <summary>Goes on as a fresh sign-in for the same purpose, under another handle.</summary>
    private static Task<IResult> CancelAsync(HttpContext http, MockOrg org) =>
        WithTransactionAsync(http, org, (transaction, _) =>
        {
            org.Idx.Transactions.End(transaction);
            var fresh = org.Idx.Transactions.Begin(org, transaction.Purpose);
            transaction.Purpose.ContinuesAs(fresh);
            return IdxAnswer.Of(fresh, 200, message: null, IonForm.NoProblems);
        });

    private static async Task<IResult> WithTransactionAsync(HttpContext http, MockOrg org, Func<IdxTransaction, JsonObject, IResult> act)
    {
        var (body, failure) = await IdxBody.ReadAsync(http);
        if (body is null)
        {
            return failure!;
        }

        if (body["stateHandle"] is not null and not JsonValue)
        {
            return OktaError.NotWellFormed;
        }

        if (org.Idx.Transactions.Find(body["stateHandle"]?.ToString()) is not { } transaction)
        {
            return IdxAnswer.SessionExpired;
        }

        lock (transaction.Gate)
        {
            return transaction.IsOver || transaction.UserIsGone ? IdxAnswer.SessionExpired : act(transaction, body);
        }
    }

    private static IResult Submit(IdxCall call, string route)
    {
        var offered = call.Transaction.Step.Show(call.Transaction).AllForms.Where(form => form.Route == route).ToList();
        if (offered.Count == 0)
        {
            return IdxAnswer.Of(call.Transaction, new IdxTurn.Again(403, IdxMessages.NotAllowedNow));
        }

        if (!offered.Any(form => IonCheck.IsWellFormed(form.Fields, call.Body)))
        {
            return OktaError.NotWellFormed;
        }

        // Two forms may go to one address; the one that fits is meant.
        return offered.FirstOrDefault(form => Fits(form, call.Body)) is { } meant
            ? Take(call, meant.Submit(call))
            : IdxAnswer.Of(call.Transaction, 400, message: null, IonCheck.Problems(offered[0].Fields, call.Body));
    }

    private static bool Fits(IdxRemediation form, JsonObject body) =>
        IonCheck.IsWellFormed(form.Fields, body) && IonCheck.Problems(form.Fields, body).Count == 0;

    private static IResult Take(IdxCall call, IdxTurn turn)
    {
        switch (turn)
        {
            case IdxTurn.Again said:
                return IdxAnswer.Of(call.Transaction, said);
            case IdxTurn.Forward next:
                call.Transaction.Step = next.Step;
                return Show(call.Transaction, next.Status);
            default:
                return IdxSuccess.Answer(call);
        }
    }

    /// <summary>A terminal step is said once.</summary>
    private static IResult Show(IdxTransaction transaction, int status)
    {
        var answer = IdxAnswer.Of(transaction, status, message: null, IonForm.NoProblems);
        if (transaction.Step.Show(transaction).IsTerminal)
        {
            transaction.Org.Idx.Transactions.End(transaction);
        }

        return answer;
    }
}
