namespace RazorOkta.Certify.Checks;

/// <summary>Checks that no case can notice from outside, each with the reason: what stands before or behind them refuses the same.</summary>
internal static class SecondLines
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
    };

    public static string? ReasonFor(Check check) => Known.GetValueOrDefault(check.Name);
}
