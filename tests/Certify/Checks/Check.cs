using Microsoft.CodeAnalysis;

namespace RazorOkta.Certify.Checks;

/// <summary>One check of the web app, and the web app without it.</summary>
/// <param name="File">Below <c>src/Web</c>, with slashes.</param>
/// <param name="Line">Where it stands.</param>
/// <param name="Kind">What is taken away, for example <c>guard</c>.</param>
/// <param name="Text">The code that goes, on one line.</param>
/// <param name="Reasons">Reason codes, or ends of such, with which the check refuses; empty for a check that has none.</param>
/// <param name="Tree">The file as it stands.</param>
/// <param name="Ways">The file without the check, in one way or more; the first that compiles counts.</param>
/// <param name="Turn">Where the way parts; <c>null</c> where no condition decides.</param>
internal sealed record Check(string File, int Line, string Kind, string Text, IReadOnlyList<string> Reasons, SyntaxTree Tree, IReadOnlyList<SyntaxNode> Ways, Turn? Turn)
{
    /// <summary>Does not change when lines are added above it: by this name it stands among the <see cref="SecondLines"/>.</summary>
    public string Name => $"{File}: {Kind} {Text}";

    public override string ToString() => $"{File}:{Line} {Kind} {Text}";
}
