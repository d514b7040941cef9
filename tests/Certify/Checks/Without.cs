using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RazorOkta.Certify.Checks;

/// <summary>
/// The ways in which code reads without one of its conditions, the plainest first. The compiler wants each variable that a condition declares to
/// have a value afterwards; so a condition that cannot simply go is made to hold always, and a pattern that names what it finds takes everything
/// (<c>x is not { Length: > 0 } name</c> becomes <c>x is not var name</c>).
/// </summary>
internal static class Without
{
    /// <summary><c>if (condition) { refuse }</c> never refuses.</summary>
    public static IReadOnlyList<ExpressionSyntax> Guard(ExpressionSyntax condition) =>
        [Parse($"({condition}) && false"), .. Each(condition, SyntaxKind.LogicalOrExpression, Never)];

    /// <summary><c>if (condition) { let through }</c> always lets through.</summary>
    public static IReadOnlyList<ExpressionSyntax> All(ExpressionSyntax condition) =>
        [Parse($"({condition}) || true"), .. Each(condition, SyntaxKind.LogicalAndExpression, Always)];

    /// <summary><c>condition ? value : refusal</c> never refuses, where the value needs what the condition finds.</summary>
    public static IEnumerable<ExpressionSyntax> Choice(ConditionalExpressionSyntax choice, SyntaxKind joinedBy) =>
        Each(choice.Condition, joinedBy, joinedBy == SyntaxKind.LogicalAndExpression ? Always : Never).Select(condition => choice.WithCondition(condition));

    /// <summary>One of several conditions does not matter.</summary>
    public static IReadOnlyList<ExpressionSyntax> Operand(BinaryExpressionSyntax joined, ExpressionSyntax operand)
    {
        var rest = joined.Left == operand ? joined.Right : joined.Left;
        return
        [
            rest.WithoutTrivia(),
            .. (joined.IsKind(SyntaxKind.LogicalOrExpression) ? Never(operand) : Always(operand)).Select(way => joined.ReplaceNode(operand, way.WithTriviaFrom(operand))),
        ];
    }

    /// <summary>One member of an object does not matter.</summary>
    public static IReadOnlyList<SyntaxNode> Property(PropertyPatternClauseSyntax properties, SubpatternSyntax property) =>
    [
        properties.WithSubpatterns(properties.Subpatterns.Remove(property)),
        .. OnlyName(property.Pattern) is { } name ? new[] { properties.ReplaceNode(property.Pattern, Named(name)) } : [],
    ];

    /// <summary>What is joined so, from left to right; the condition itself, where nothing is.</summary>
    public static IEnumerable<ExpressionSyntax> Operands(ExpressionSyntax expression, SyntaxKind joinedBy) =>
        expression is BinaryExpressionSyntax binary && binary.IsKind(joinedBy)
            ? Operands(binary.Left, joinedBy).Concat(Operands(binary.Right, joinedBy))
            : [expression];

    /// <summary>Out of its parentheses, and without a "not" before them.</summary>
    public static ExpressionSyntax Bare(ExpressionSyntax expression) => expression is ParenthesizedExpressionSyntax inside ? Bare(inside.Expression) : expression;

    // "x is not { } name" lets all through as "x is not var name"; "x is { } name" never holds as it is, and so on. The other way round it would refuse more.
    private static IEnumerable<ExpressionSyntax> Never(ExpressionSyntax operand) => [Parse($"(({operand}) && false)"), .. Weakened(operand, isNegated: true)];

    private static IEnumerable<ExpressionSyntax> Always(ExpressionSyntax operand) => [Parse($"(({operand}) || true)"), .. Weakened(operand, isNegated: false)];

    /// <summary>All operands at once: those that name what they find take everything, the others are without effect.</summary>
    private static IEnumerable<ExpressionSyntax> Each(ExpressionSyntax condition, SyntaxKind joinedBy, Func<ExpressionSyntax, IEnumerable<ExpressionSyntax>> ways) =>
        [condition.ReplaceNodes(Operands(condition, joinedBy), (operand, _) => ways(operand).Last().WithTriviaFrom(operand))];

    private static IEnumerable<ExpressionSyntax> Weakened(ExpressionSyntax operand, bool isNegated)
    {
        var patterns = operand.DescendantNodesAndSelf().OfType<IsPatternExpressionSyntax>()
            .Where(test => OnlyName(test.Pattern) is not null && test.Pattern is UnaryPatternSyntax == isNegated).ToList();
        return patterns.Count == 0 ? [] : [operand.ReplaceNodes(patterns, (test, _) => test.WithPattern(test.Pattern is UnaryPatternSyntax not ? not.WithPattern(Named(OnlyName(test.Pattern)!)) : Named(OnlyName(test.Pattern)!)))];
    }

    private static VarPatternSyntax Named(string name) =>
        SyntaxFactory.VarPattern(SyntaxFactory.Token(SyntaxKind.VarKeyword).WithTrailingTrivia(SyntaxFactory.Space), SyntaxFactory.SingleVariableDesignation(SyntaxFactory.Identifier(name)));

    /// <summary>The one variable that a pattern declares for the whole of its value; <c>null</c> for none, or several.</summary>
    private static string? OnlyName(PatternSyntax pattern) => pattern switch
    {
        UnaryPatternSyntax { Pattern: var inner } => OnlyName(inner),
        RecursivePatternSyntax { Designation: SingleVariableDesignationSyntax name } when pattern.DescendantNodes().OfType<SingleVariableDesignationSyntax>().Count() == 1 => name.Identifier.Text,
        _ => null,
    };

    private static ExpressionSyntax Parse(string text) => SyntaxFactory.ParseExpression(text);
}
