namespace RazorOkta.MockOkta;

internal static class LogText
{
    private const int MaxLength = 200;

    /// <summary>What a caller sent, safe to be told back: bounded, and on one line.</summary>
    public static string Clean(string? text) =>
        string.Concat((text ?? "").Take(MaxLength).Select(c => char.IsControl(c) ? '\uFFFD' : c));
}
