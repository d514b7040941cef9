namespace RazorOkta.MockOkta.Faults;

/// <summary>
/// One small change of one thing on the wire: <c>idtoken.claim.aud=remove</c>, <c>idtoken.header.alg=set:'none'</c>, <c>http.delay=PT30S</c>.
/// JSON in an argument may use apostrophes for quotation marks; words in braces such as <c>{client}</c> are filled in (<see cref="Words"/>).
/// </summary>
/// <param name="Stage">Whose answer: discovery, jwks, authorize, token, idtoken, userinfo, endsession, logouttoken, frontchannel, http, clock, or when.</param>
/// <param name="Part">What of it, for example claim or header.</param>
/// <param name="Name">Which one, where a part has several.</param>
/// <param name="Change">What is done to it.</param>
/// <param name="Argument">With what; may be empty.</param>
internal sealed record Mutation(string Stage, string Part, string Name, string Change, string Argument)
{
    public static Mutation Parse(string text)
    {
        var place = text.Split('=', 2);
        var path = place[0].Split('.', 3);
        var change = place.Length > 1 ? place[1].Split(':', 2) : [""];
        return new Mutation(path[0], path.ElementAtOrDefault(1) ?? "", path.ElementAtOrDefault(2) ?? "", change[0], change.ElementAtOrDefault(1) ?? "");
    }

    public bool Is(string stage, string part) => Stage == stage && Part == part;

    public override string ToString() =>
        $"{Stage}.{Part}{(Name.Length > 0 ? "." : "")}{Name}={Change}{(Argument.Length > 0 ? ":" : "")}{Argument}";
}
