namespace RazorOkta.MockOkta.Definition;

/// <summary>Something wrong with a definition.</summary>
/// <param name="Path">Where, for example <c>clients[1].redirectUris[0]</c>; empty for the whole.</param>
/// <param name="What">Continues the path to a sentence: "must be …".</param>
/// <param name="Value">As it is now; null when there is none, or when it may be a secret.</param>
/// <param name="Cure">What to do, as a sentence.</param>
internal sealed record Mistake(string Path, string What, string? Value, string Cure)
{
    /// <summary>Where this one draws its conclusion from: a mistake there makes it doubtful, so that one is told alone.</summary>
    public string? Basis { get; init; }

    public override string ToString() => $"{(Path.Length == 0 ? "The definition" : Path)} {What}.{(Value is null ? "" : $" Current value: {Value}.")} {Cure}";

    /// <summary>A text as it may be shown: bounded, on one line, in quotes.</summary>
    public static string Quote(string value) => $"'{LogText.Clean(value)}'";
}
