using RazorOkta.Certify.Running;

namespace RazorOkta.Certify.Judging;

/// <summary>How far a login went, as the provider saw it (invariant I2). The OpenID Foundation's suite judges in this way, too.</summary>
internal static class Calls
{
    /// <summary>An unknown key is one fetch more, and a signature that does not verify another.</summary>
    private const int MostKeyFetches = 3;

    /// <param name="reach">How far it may go.</param>
    /// <param name="journal">What the provider saw.</param>
    /// <param name="mark">Number of the last entry before the login.</param>
    /// <returns>What was asked too often or too late; <c>null</c>: nothing.</returns>
    public static string? Exceeded(Reach reach, Journal journal, long mark)
    {
        int Count(string endpoint) => journal.To(endpoint).Count(entry => entry.Number > mark);
        var (tokens, keys, userInfo) = (Count("/v1/token"), Count("/v1/keys"), Count("/v1/userinfo"));
        return (reach, tokens, keys, userInfo) switch
        {
            (Reach.Nothing, > 0, _, _) => $"{tokens} token requests where none may be",
            (not Reach.Nothing, > 1, _, _) => $"{tokens} token requests for one code",
            (Reach.Nothing or Reach.Token, _, > 0, _) => "the keys are fetched after the failing step",
            (not Reach.UserInfo, _, _, > 0) => "UserInfo is called with a token that is not believed",
            (_, _, > MostKeyFetches, _) => $"{keys} fetches of the keys in one login",
            _ => null,
        };
    }
}
