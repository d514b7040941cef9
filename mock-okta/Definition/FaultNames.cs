namespace RazorOkta.MockOkta.Definition;

/// <summary>
/// What a client's registration may name in <see cref="OidcClient.Faults"/>. A definition knows that there may be names, and not what they mean:
/// whoever brings faults says it here, once, before anything is checked.
/// </summary>
internal static class FaultNames
{
    /// <summary>Null for a name that is good; else what to write. Until somebody brings faults there is no good name.</summary>
    public static Func<string, string?> MistakeIn { get; private set; } = _ => "Leave it out: there are no faults here.";

    public static void Are(Func<string, string?> mistakeIn) => MistakeIn = mistakeIn;
}
