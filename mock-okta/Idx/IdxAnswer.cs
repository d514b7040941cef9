using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Idx.Ion;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Idx;

/// <summary>Writes what the Identity Engine answers: one Ion document with the forms of the present step, and what hangs on them.</summary>
internal static class IdxAnswer
{
    private const string Produces = "application/ion+json; okta-version=1.0.0";
    private const string Accepts = "application/json; okta-version=1.0.0";

    /// <summary>A handle that is unknown, over or too old says nothing more than that.</summary>
    public static IResult SessionExpired => Write(401, new JsonObject
    {
        ["version"] = "1.0.0",
        ["messages"] = IonMessage.List([IdxMessages.SessionExpired]),
    });

    public static IResult Of(IdxTransaction transaction, IdxTurn.Again said) =>
        Of(transaction, said.Status, said.Field is null ? said.Message : null, said.Field is null ? IonForm.NoProblems : ProblemAt(said.Field, said.Message!));

    public static IResult Of(IdxTransaction transaction, int status, IonMessage? message, ILookup<string, IonMessage> problems)
    {
        var view = transaction.Step.Show(transaction);
        var answer = Head(transaction);
        if (!view.IsTerminal)
        {
            answer["remediation"] = List(view.Remediation.Select(form => Form(transaction, form, problems)));
            answer["cancel"] = Form(transaction, CancelForm, IonForm.NoProblems);
        }

        if ((message ?? view.Message) is { } spoken)
        {
            answer["messages"] = IonMessage.List([spoken]);
        }

        AddAuthenticators(answer, transaction, view);
        AddPeople(answer, transaction);
        return Write(status, answer);
    }

    public static IResult Success(IdxTransaction transaction, JsonObject success)
    {
        var answer = Head(transaction);
        AddPeople(answer, transaction);
        foreach (var (name, member) in success)
        {
            answer[name] = member!.DeepClone();
        }

        return Write(200, answer);
    }

    public static readonly IdxRemediation CancelForm = new("cancel", OktaRoutes.IdxCancel, _ => IdxTurn.Unchanged);

    private static JsonObject Head(IdxTransaction transaction) => new()
    {
        ["version"] = "1.0.0",
        ["stateHandle"] = transaction.StateHandle,
        ["expiresAt"] = transaction.Org.Idx.Transactions.ExpiryOf(transaction).ToOktaTime(),
        ["intent"] = "LOGIN",
    };

    private static void AddAuthenticators(JsonObject answer, IdxTransaction transaction, IdxView view)
    {
        if (view.Current is { } current)
        {
            answer[current.Member] = new JsonObject { ["type"] = "object", ["value"] = Describe(transaction, current) };
        }

        if (view.Authenticators.Count > 0)
        {
            answer["authenticators"] = List(view.Authenticators);
        }

        if (view.Enrollments.Count > 0)
        {
            answer["authenticatorEnrollments"] = List(view.Enrollments);
        }
    }

    private static JsonObject Describe(IdxTransaction transaction, IdxAuthenticatorView current)
    {
        foreach (var form in current.Forms)
        {
            current.Description[form.Name] = Form(transaction, form, IonForm.NoProblems);
        }

        return current.Description;
    }

    private static void AddPeople(JsonObject answer, IdxTransaction transaction)
    {
        if (Person(transaction) is { } person)
        {
            answer["user"] = new JsonObject { ["type"] = "object", ["value"] = person };
        }

        if (transaction.Purpose.Client is { } client)
        {
            var app = new JsonObject { ["name"] = "oidc_client", ["label"] = client.Name, ["id"] = client.ClientId };
            answer["app"] = new JsonObject { ["type"] = "object", ["value"] = app };
        }
    }

    private static JsonObject? Person(IdxTransaction transaction) => transaction switch
    {
        { User: { } user } => new() { ["id"] = user.Id, ["identifier"] = user.Login },
        { Identifier: { } typed } => new() { ["identifier"] = typed },
        _ => null,
    };

    private static JsonObject Form(IdxTransaction transaction, IdxRemediation form, ILookup<string, IonMessage> problems)
    {
        var json = new JsonObject { ["rel"] = new JsonArray("create-form"), ["name"] = form.Name };
        if (form.RelatesTo is not null)
        {
            json["relatesTo"] = new JsonArray(form.RelatesTo);
        }

        json["href"] = transaction.Org.Url + form.Route;
        json["method"] = "POST";
        json["produces"] = Produces;
        if (form.Refresh is { } refresh)
        {
            json["refresh"] = refresh;
        }

        if (form.Scopes.Count > 0)
        {
            json["scopes"] = new JsonArray([.. form.Scopes]);
        }

        json["value"] = IonForm.Values([.. form.Fields, IonField.Hidden("stateHandle", transaction.StateHandle)], path: "", problems);
        json["accepts"] = Accepts;
        return json;
    }

    private static JsonObject List(IEnumerable<JsonObject> items) => new() { ["type"] = "array", ["value"] = new JsonArray([.. items]) };

    private static ILookup<string, IonMessage> ProblemAt(string field, IonMessage message) => new[] { message }.ToLookup(_ => field);

    private static IResult Write(int status, JsonObject answer) => Results.Text(answer.ToJsonString(), Produces, statusCode: status);
}
