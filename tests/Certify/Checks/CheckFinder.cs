using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RazorOkta.Certify.Checks;

/// <summary>
/// Finds the checks of one file: what refuses, and each condition of it. A check is taken away so that what it would refuse is let through; what
/// then does not compile, because later code needs a value of the condition, is no check of its own.
/// </summary>
internal sealed class CheckFinder(string file, SyntaxTree tree, SemanticModel model) : CSharpSyntaxWalker
{
    private const string Failure = "OidcFailure";

    private readonly List<Check> _found = [];
    private readonly SyntaxNode _root = tree.GetRoot();

    public IReadOnlyList<Check> Find()
    {
        Visit(_root);
        return _found;
    }

    /// <summary><c>if (bad) { return refusal; }</c>, and in middleware <c>if (good) { return next(http); }</c>.</summary>
    public override void VisitIfStatement(IfStatementSyntax node)
    {
        if (node.Else is null && Last(node.Statement) is ReturnStatementSyntax { Expression: { } returned })
        {
            if (returned.ToString().StartsWith("next(", StringComparison.Ordinal))
            {
                Add(node.Condition, "middleware", Not(node.Condition), [], Always(node.Condition));
                DropEach(node.Condition, SyntaxKind.LogicalAndExpression, "condition of middleware", []);
            }
            else if (IsRefusal(returned, node.Statement))
            {
                Add(node.Condition, "guard", node.Condition.ToString(), ReasonsIn(node.Statement), Never(node.Condition));
                WeakenEach(node.Condition, ReasonsIn(node.Statement));
                DropEach(node.Condition, SyntaxKind.LogicalOrExpression, "condition of guard", ReasonsIn(node.Statement));
            }
            else if (returned.ToString() == "failure")
            {
                // Each operand is a step that may have failed.
                DropEach(node.Condition, SyntaxKind.LogicalOrExpression, "step", [], operand => operand.ToString().Contains("failure =", StringComparison.Ordinal));
            }
        }

        base.VisitIfStatement(node);
    }

    /// <summary><c>good ? value : refusal</c> and the other way round.</summary>
    public override void VisitConditionalExpression(ConditionalExpressionSyntax node)
    {
        if (Refuses(node.WhenFalse))
        {
            Add(node, "choice", node.Condition.ToString(), ReasonsIn(node.WhenFalse), SyntaxFactory.ParenthesizedExpression(node.WhenTrue.WithoutTrivia()));
            WeakenEach(node.Condition, ReasonsIn(node.WhenFalse));
            DropEach(node.Condition, SyntaxKind.LogicalAndExpression, "condition of choice", ReasonsIn(node.WhenFalse));
        }
        else if (Refuses(node.WhenTrue))
        {
            Add(node, "choice", node.Condition.ToString(), ReasonsIn(node.WhenTrue), SyntaxFactory.ParenthesizedExpression(node.WhenFalse.WithoutTrivia()));
            WeakenEach(node.Condition, ReasonsIn(node.WhenTrue));
            DropEach(node.Condition, SyntaxKind.LogicalOrExpression, "condition of choice", ReasonsIn(node.WhenTrue));
        }

        base.VisitConditionalExpression(node);
    }

    /// <summary>A predicate: every condition that is joined by "and".</summary>
    public override void VisitArrowExpressionClause(ArrowExpressionClauseSyntax node)
    {
        Predicate(node.Expression);
        base.VisitArrowExpressionClause(node);
    }

    public override void VisitReturnStatement(ReturnStatementSyntax node)
    {
        Predicate(node.Expression);
        base.VisitReturnStatement(node);
    }

    /// <summary><c>Rule(a) ?? Rule(b)</c>: the first that refuses.</summary>
    public override void VisitBinaryExpression(BinaryExpressionSyntax node)
    {
        if (node.IsKind(SyntaxKind.CoalesceExpression) && node.Parent is not BinaryExpressionSyntax && TypeOf(node) == Failure)
        {
            var rules = Rules(node).ToList();
            foreach (var rule in rules)
            {
                var rest = rules.Where(other => other != rule).Select(other => other.WithoutTrivia()).Aggregate((all, next) => SyntaxFactory.BinaryExpression(SyntaxKind.CoalesceExpression, all, next));
                Add(node, "rule", rule.ToString(), ReasonsOf(rule), rest);
            }
        }

        base.VisitBinaryExpression(node);
    }

    /// <summary>The list of the callback's steps.</summary>
    public override void VisitCollectionExpression(CollectionExpressionSyntax node)
    {
        if (model.GetTypeInfo(node).ConvertedType is IArrayTypeSymbol { ElementType.Name: "ICallbackStep" })
        {
            foreach (var step in node.Elements)
            {
                Add(node, "step", step.ToString(), [], node.WithElements(node.Elements.Remove(step)));
            }
        }

        base.VisitCollectionExpression(node);
    }

    /// <summary>One kind of refusal among others.</summary>
    public override void VisitSwitchExpression(SwitchExpressionSyntax node)
    {
        foreach (var arm in node.Arms.Where(arm => arm.Pattern is not DiscardPatternSyntax && IsFailure(arm.Expression)))
        {
            Add(node, "arm", arm.Pattern.ToString(), ReasonsIn(arm.Expression), node.WithArms(node.Arms.Remove(arm)));
        }

        base.VisitSwitchExpression(node);
    }

    private void Predicate(ExpressionSyntax? expression)
    {
        if (expression is not null && model.GetTypeInfo(expression).Type?.SpecialType == SpecialType.System_Boolean)
        {
            DropEach(expression, SyntaxKind.LogicalAndExpression, "condition", []);
            WeakenEach(expression, []);
        }
    }

    /// <summary>
    /// Each part of each pattern: <c>{ Length: > 0 and &lt;= 255 } name</c> is two checks of a value that the code after it needs. What a part of a
    /// pattern asks for has gone when the pattern takes everything there.
    /// </summary>
    private void WeakenEach(ExpressionSyntax condition, IReadOnlyList<string> reasons)
    {
        foreach (var pattern in condition.DescendantNodesAndSelf(node => node is not AnonymousFunctionExpressionSyntax).OfType<PatternSyntax>())
        {
            switch (pattern)
            {
                case BinaryPatternSyntax { RawKind: (int)SyntaxKind.AndPattern } both:
                    Add(both, "part of a pattern", both.Left.ToString(), reasons, both.Right.WithoutTrivia());
                    Add(both, "part of a pattern", both.Right.ToString(), reasons, both.Left.WithoutTrivia());
                    break;
                case RecursivePatternSyntax { PropertyPatternClause: { } properties }:
                    foreach (var property in properties.Subpatterns)
                    {
                        Add(properties, "part of a pattern", property.ToString(), reasons, properties.WithSubpatterns(properties.Subpatterns.Remove(property)));
                    }

                    break;
            }
        }
    }

    private void DropEach(ExpressionSyntax condition, SyntaxKind joinedBy, string kind, IReadOnlyList<string> reasons, Func<ExpressionSyntax, bool>? which = null)
    {
        foreach (var operand in Operands(condition, joinedBy).Where(which ?? (_ => true)))
        {
            var joined = (BinaryExpressionSyntax)operand.Parent!;
            var rest = joined.Left == operand ? joined.Right : joined.Left;
            Add(joined, kind, operand.ToString(), reasons, rest.WithoutTrivia());
        }
    }

    private static IEnumerable<ExpressionSyntax> Operands(ExpressionSyntax expression, SyntaxKind joinedBy) =>
        expression is BinaryExpressionSyntax binary && binary.IsKind(joinedBy)
            ? new[] { binary.Left, binary.Right }.SelectMany(side => side is BinaryExpressionSyntax inner && inner.IsKind(joinedBy) ? Operands(inner, joinedBy) : [side])
            : [];

    private static IEnumerable<ExpressionSyntax> Rules(ExpressionSyntax expression) =>
        expression is BinaryExpressionSyntax binary && binary.IsKind(SyntaxKind.CoalesceExpression) ? Rules(binary.Left).Concat(Rules(binary.Right)) : [expression];

    private void Add(SyntaxNode original, string kind, string text, IReadOnlyList<string> reasons, SyntaxNode replacement) =>
        _found.Add(new Check(
            file, original.GetLocation().GetLineSpan().StartLinePosition.Line + 1, kind, OneLine(text), reasons, tree,
            _root.ReplaceNode(original, replacement.WithTriviaFrom(original))));

    private bool IsRefusal(ExpressionSyntax returned, StatementSyntax body) =>
        IsFailure(returned)
        || returned.IsKind(SyntaxKind.FalseLiteralExpression)
        || (returned.IsKind(SyntaxKind.NullLiteralExpression) && !MayReturnFailure(returned))
        || (returned.ToString() == "Task.CompletedTask" && body.ToString().Contains("StatusCode", StringComparison.Ordinal))
        || returned.ToString() is var text && new[] { "Refuse", "StatusCode(", "BadRequest(", "Results." }.Any(start => text.StartsWith(start, StringComparison.Ordinal));

    private bool Refuses(ExpressionSyntax arm) => IsFailure(arm) || (arm.IsKind(SyntaxKind.NullLiteralExpression) && !MayReturnFailure(arm));

    /// <summary>Made here, and not passed on.</summary>
    private bool IsFailure(ExpressionSyntax expression) => expression is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax && TypeOf(expression) == Failure;

    /// <summary>There, "nothing" means that all is well.</summary>
    private bool MayReturnFailure(ExpressionSyntax expression) => model.GetTypeInfo(expression).ConvertedType?.Name is Failure or "ValueTask" or "Task";

    private string? TypeOf(ExpressionSyntax expression) => model.GetTypeInfo(expression).Type?.Name;

    /// <summary>The literals in it that look like a reason code.</summary>
    private static List<string> ReasonsIn(SyntaxNode node) =>
    [
        .. node.DescendantTokens().Where(token => token.IsKind(SyntaxKind.StringLiteralToken)).Select(token => token.ValueText)
            .Where(text => text.Length > 2 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')),
    ];

    /// <summary>Of a rule: those of the method that it calls.</summary>
    private List<string> ReasonsOf(ExpressionSyntax rule) =>
        rule is InvocationExpressionSyntax call && model.GetSymbolInfo(call).Symbol?.DeclaringSyntaxReferences.FirstOrDefault() is { } declared ? ReasonsIn(declared.GetSyntax()) : [];

    private static StatementSyntax? Last(StatementSyntax statement) => statement is BlockSyntax block ? block.Statements.LastOrDefault() : statement;

    // What the condition declares stays declared for the body.
    private static ExpressionSyntax Never(ExpressionSyntax condition) => SyntaxFactory.ParseExpression($"({condition}) && false");

    private static ExpressionSyntax Always(ExpressionSyntax condition) => SyntaxFactory.ParseExpression($"({condition}) || true");

    private static string Not(ExpressionSyntax condition) => $"not ({condition})";

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
