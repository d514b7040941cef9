using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Idx.Ion;

namespace RazorOkta.MockOkta.Idx.Authenticators;

/// <summary>An authenticator that a user has set up. Okta Verify's code and push are two methods of one.</summary>
internal sealed record Enrollment(Authenticator Authenticator, IReadOnlyList<Factor> Factors)
{
    public static IReadOnlyList<Enrollment> Of(OktaUser user) =>
        [.. UserFactors.Of(user).GroupBy(factor => Authenticator.Of(factor.Type)).Select(group => new Enrollment(group.Key, [.. group]))];

    public JsonObject Describe(OktaUser user) => Describe(user, Factors);

    public static JsonObject Describe(OktaUser user, Factor factor) => Describe(user, [factor]);

    /// <summary>What the choice of authenticators says of it.</summary>
    public IonOption Option(int index) => new(Authenticator.DisplayName)
    {
        Fields = [IonField.Fixed("id", Authenticator.Id), MethodField()],
        RelatesTo = $"$.authenticatorEnrollments.value[{index}]",
    };

    /// <summary>By the method, which clients leave out where there is only one.</summary>
    public Factor? Find(string method) => method.Length == 0
        ? Factors[0]
        : Factors.FirstOrDefault(factor => Authenticator.MethodOf(factor.Type) == method);

    private static JsonObject Describe(OktaUser user, IReadOnlyList<Factor> factors)
    {
        var json = Authenticator.Of(factors[0].Type).Describe(factors[0].Id, [.. factors.Select(factor => Authenticator.MethodOf(factor.Type))]);
        if (ProfileOf(user, factors[0]) is { } profile)
        {
            json["profile"] = profile;
        }

        return json;
    }

    private static JsonObject? ProfileOf(OktaUser user, Factor factor) => factor.Type switch
    {
        FactorType.Question => new() { ["questionKey"] = factor.Question, ["question"] = SecurityQuestions.TextOf(factor.Question) },
        FactorType.Sms => new() { ["phoneNumber"] = Masked.Phone(factor.PhoneNumber) },
        FactorType.Email => new() { ["email"] = Masked.Email(user.Email) },
        _ => null,
    };

    private IonField MethodField() => Factors is [var only]
        ? IonField.Fixed("methodType", Authenticator.MethodOf(only.Type), required: false)
        : new IonField("methodType") { Type = "string", Required = false, Options = [.. Factors.Select(factor => new IonOption(LabelOf(factor.Type)) { Value = Authenticator.MethodOf(factor.Type) })] };

    private static string LabelOf(FactorType type) => type == FactorType.Push ? "Get a push notification" : "Enter a code";
}
