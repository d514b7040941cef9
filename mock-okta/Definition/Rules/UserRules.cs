namespace RazorOkta.MockOkta.Definition.Rules;

internal static class UserRules
{
    private const int LongestId = 100;

    public static IEnumerable<Mistake> Check(OrgDefinition org) =>
    [
        .. Rule.Unique(org.Users.At("users"), user => user.Login, ".login", "logins", StringComparer.OrdinalIgnoreCase),
        .. Rule.Unique(DifferentPeople(org), user => user.Id, ".id", "user ids"),
        .. org.Users.At("users").SelectMany(entry => CheckOne(org, entry.Item, entry.Path)),
    ];

    /// <summary>Ids are made from logins, so the same login twice would be told twice.</summary>
    private static IEnumerable<(OktaUser Item, string Path)> DifferentPeople(OrgDefinition org) =>
        org.Users.At("users").DistinctBy(user => user.Item.Login, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<Mistake> CheckOne(OrgDefinition org, OktaUser user, string path) =>
    [
        .. LoginIsOneWord(user, path),
        .. IdFitsIntoAnAddress(user, path),
        .. Rule.SecretFilled(user.Password, $"{path}.password"),
        .. Rule.Filled(user.Email, $"{path}.email", "john@acme.com").Select(mistake => mistake with { Basis = $"{path}.login" }),
        .. Rule.KnownGroups(org, user.Groups, $"{path}.groups"),
        .. Rule.UniqueTexts(user.Groups, $"{path}.groups", "groups of a user"),
        .. RecoveryQuestionIsComplete(user, path),
    ];

    private static IEnumerable<Mistake> LoginIsOneWord(OktaUser user, string path)
    {
        if (user.Login.Length == 0 || user.Login.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)))
        {
            yield return new Mistake($"{path}.login", "must be filled in, without white space", Mistake.Quote(user.Login), "Write for example john@acme.com.");
        }
    }

    /// <summary>It stands in paths of the API (<c>/api/v1/users/{id}</c>).</summary>
    private static IEnumerable<Mistake> IdFitsIntoAnAddress(OktaUser user, string path)
    {
        if (user.Id.Length is 0 or > LongestId || !user.Id.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.'))
        {
            yield return new Mistake(
                $"{path}.id", $"must have up to {LongestId} letters, digits, dots, hyphens and underscores", Mistake.Quote(user.Id),
                "Write for example 00uJohnAdams00000001, or leave it out: then it is made from the login.");
        }
    }

    private static IEnumerable<Mistake> RecoveryQuestionIsComplete(OktaUser user, string path) => user.RecoveryQuestion is not { } recovery
        ? []
        :
        [
            .. Rule.Filled(recovery.Question, $"{path}.recoveryQuestion.question", "What was your first pet?"),
            .. Rule.SecretFilled(recovery.Answer, $"{path}.recoveryQuestion.answer"),
        ];
}
