using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Idx.Authenticators;
using RazorOkta.MockOkta.Idx.Ion;

namespace RazorOkta.MockOkta.Idx.Steps;

/// <summary>The choice of a second factor. Where there is no choice the one factor is asked for at once.</summary>
internal sealed class SelectAuthenticatorStep(OktaUser user) : IdxStep
{
    public static IdxStep For(IdxTransaction transaction, OktaUser user) =>
        UserFactors.Of(user) is [var only] ? Challenge(transaction, user, only) : new SelectAuthenticatorStep(user);

    public override IdxView Show(IdxTransaction transaction) => new(Choice(user)) { Enrollments = Descriptions(user) };

    /// <summary>Stands beside a challenge as well, for those who want another.</summary>
    public static IdxRemediation Choice(OktaUser user)
    {
        var enrollments = Enrollment.Of(user);
        return new IdxRemediation("select-authenticator-authenticate", OktaRoutes.IdxChallenge, call => Select(call, user))
        {
            Fields = [new IonField("authenticator") { Type = "object", Required = true, Options = [.. enrollments.Select((one, index) => one.Option(index))] }],
        };
    }

    public static IReadOnlyList<System.Text.Json.Nodes.JsonObject> Descriptions(OktaUser user) => [.. Enrollment.Of(user).Select(one => one.Describe(user))];

    private static IdxTurn Select(IdxCall call, OktaUser user)
    {
        var enrollment = Enrollment.Of(user).FirstOrDefault(one => one.Authenticator.Id == call.Text("authenticator", "id"));
        return enrollment?.Find(call.Text("authenticator", "methodType")) is { } factor
            ? IdxTurn.To(Challenge(call.Transaction, user, factor))
            : IdxTurn.Invalid(IonCheck.NotOffered, "authenticator");
    }

    private static IdxStep Challenge(IdxTransaction transaction, OktaUser user, Factor factor)
    {
        var challenge = FactorChallenge.Begin(transaction.Org, user, factor);
        return factor.Type == FactorType.Push ? new PushStep(user, challenge) : new ChallengeStep(user, challenge);
    }
}
