using RazorOkta.MockOkta.Credentials;

namespace RazorOkta.MockOkta.Definition.Rules;

/// <summary>Each type of factor needs members of its own.</summary>
internal static class FactorRules
{
    public static IEnumerable<Mistake> Check(OrgDefinition org) => org.Users.At("users").SelectMany(user =>
        (IEnumerable<Mistake>)
        [
            .. Rule.Unique(user.Item.Factors.At($"{user.Path}.factors"), factor => factor.Id, ".id", "factor ids of a user"),
            .. user.Item.Factors.At($"{user.Path}.factors").SelectMany(factor => CheckOne(factor.Item, factor.Path).Select(mistake => mistake with { Basis = factor.Path })),
        ]);

    private static IEnumerable<Mistake> CheckOne(Factor factor, string path) =>
    [
        .. factor.Type is FactorType.Question ? QuestionIsComplete(factor, path) : [],
        .. factor.Type is FactorType.GoogleOtp or FactorType.OktaVerifyOtp || factor.Secret is not null ? SecretIsBase32(factor, path) : [],
        .. factor.Type is FactorType.Sms ? Rule.Filled(factor.PhoneNumber, $"{path}.phoneNumber", "+1 555 415 1337") : [],
        .. factor.Type is not FactorType.Push && factor.Push != PushAnswer.Wait ? [PushIsForPush(factor, path)] : Array.Empty<Mistake>(),
    ];

    private static IEnumerable<Mistake> QuestionIsComplete(Factor factor, string path) =>
    [
        .. Rule.Filled(factor.Question, $"{path}.question", "disliked_food"),
        .. Rule.SecretFilled(factor.Answer, $"{path}.answer"),
    ];

    private static IEnumerable<Mistake> SecretIsBase32(Factor factor, string path)
    {
        if (!Base32.TryDecode(factor.Secret, out _))
        {
            yield return new Mistake(
                $"{path}.secret", "must be the shared secret in base32 (RFC 4648 6): letters and the digits 2 to 7", null,
                "Write for example JBSWY3DPEHPK3PXP.");
        }
    }

    private static Mistake PushIsForPush(Factor factor, string path) =>
        new($"{path}.push", $"says what a phone does, and a factor of type {factor.Type} has none", Mistake.Quote(factor.Push.ToString()), "Remove it, or make the type push.");
}
