namespace RazorOkta.MockOkta.Oidc;

/// <summary>What an authorization response carries, whatever its response mode: for those who only want to know, or to write it anew.</summary>
/// <param name="Fields">In the order in which they are written.</param>
/// <param name="Mode">The response mode.</param>
/// <param name="Grant">What the code and the tokens stand for; null where the request was refused.</param>
/// <param name="Draw">The response that carries these fields in this mode to the same place.</param>
internal sealed record AuthorizeOutcome(
    IReadOnlyList<(string Name, string Value)> Fields,
    string Mode,
    AuthorizationGrant? Grant,
    Func<IReadOnlyList<(string Name, string Value)>, string, IResult> Draw);
