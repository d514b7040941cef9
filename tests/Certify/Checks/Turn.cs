using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RazorOkta.Certify.Checks;

/// <summary>
/// Where a check decides. Without the check, or without a part of it, the condition says more often yes, or more often no: so the check can matter
/// only in a case in which the whole condition has said the opposite.
/// </summary>
/// <param name="File">Below <c>src/Web</c>, with slashes.</param>
/// <param name="Condition">As it stands there, whole.</param>
/// <param name="Says">What it must have said in a case for the check to matter there.</param>
internal sealed record Turn(string File, ExpressionSyntax Condition, bool Says)
{
    /// <summary>Does not change when lines are added above it.</summary>
    public string Name => NameOf(File, Condition, Says);

    public static string NameOf(string file, ExpressionSyntax condition, bool says) =>
        $"{file}: {string.Join(' ', $"{condition}".Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))} = {says}";
}
