using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RazorOkta.Certify.Checks;

/// <summary>
/// Finds the checks of one file: what refuses, each condition of it, and each part of each pattern in it. A check is taken away so that what it
/// would refuse is let through. Where later code needs a value that the check finds, there are several ways to do that (<see cref="Without"/>), and
/// the first that compiles is taken; where none does, there is really no value without the check.
/// </summary>
internal sealed class CheckFinder(string file, SyntaxTree tree, SemanticModel model) : CSharpSyntaxWalker
{
    private const string Failure = "OidcFailure";

    /// <summary>Methods that take a predicate, and what it says of everything when it is gone; those of one element keep theirs.</summary>
    private static readonly Dictionary<string, string> Filters = new(StringComparer.Ordinal)
    {
        ["Where"] = "true", ["All"] = "true", ["TakeWhile"] = "true", ["Any"] = "false",
    };

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
        switch (node.Else is null ? Last(node.Statement) : null)
        {
            case ReturnStatementSyntax { Expression: { } returned } when returned.ToString().StartsWith("next(", StringComparison.Ordinal):
                Add(node.Condition, "middleware", $"not ({node.Condition})", [], At(node.Condition, false), Without.All(node.Condition));
                DropEach(node.Condition, SyntaxKind.LogicalAndExpression, "condition of middleware", [], node.Condition);
                break;
            case ReturnStatementSyntax { Expression: { } returned } when IsRefusal(returned, node.Statement):
                Guard(node);
                break;
            case ReturnStatementSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "failure" } }:
                Add(node.Condition, "passing on", node.Condition.ToString(), [], At(node.Condition, true), Without.Guard(node.Condition));
                DropEach(node.Condition, SyntaxKind.LogicalOrExpression, "step", [], node.Condition);
                break;
            case ThrowStatementSyntax or ContinueStatementSyntax:
                Guard(node);
                break;
        }

        base.VisitIfStatement(node);
    }

    /// <summary><c>good ? value : refusal</c> and the other way round.</summary>
    public override void VisitConditionalExpression(ConditionalExpressionSyntax node)
    {
        if (Refuses(node.WhenFalse))
        {
            Choice(node, node.WhenTrue, node.WhenFalse, SyntaxKind.LogicalAndExpression);
        }
        else if (Refuses(node.WhenTrue))
        {
            Choice(node, node.WhenFalse, node.WhenTrue, SyntaxKind.LogicalOrExpression);
        }

        base.VisitConditionalExpression(node);
    }

    /// <summary>A predicate: every condition of it.</summary>
    public override void VisitArrowExpressionClause(ArrowExpressionClauseSyntax node)
    {
        Predicate(node.Expression, "condition");
        base.VisitArrowExpressionClause(node);
    }

    public override void VisitReturnStatement(ReturnStatementSyntax node)
    {
        Predicate(node.Expression, "condition");
        base.VisitReturnStatement(node);
    }

    /// <summary>What picks from many: the filter as a whole, and every condition of it.</summary>
    public override void VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        if (node is { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: var name }, ArgumentList.Arguments: [{ Expression: var predicate }] }
            && Filters.TryGetValue(name, out var gone) && model.GetTypeInfo(predicate).ConvertedType is INamedTypeSymbol { DelegateInvokeMethod.ReturnType.SpecialType: SpecialType.System_Boolean })
        {
            var turn = predicate is LambdaExpressionSyntax { ExpressionBody: { } all } ? At(all, gone == "false") : null;
            Add(predicate, "filter", $"{name}({predicate})", [], turn, SyntaxFactory.ParseExpression($"_ => {gone}"));
            if (predicate is LambdaExpressionSyntax { ExpressionBody: { } body })
            {
                Predicate(body, "condition of filter");
            }
        }

        base.VisitInvocationExpression(node);
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
                Add(node, "rule", rule.ToString(), ReasonsOf(rule), null, rest);
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
                Add(node, "step", step.ToString(), [], null, node.WithElements(node.Elements.Remove(step)));
            }
        }

        base.VisitCollectionExpression(node);
    }

    /// <summary>One kind of refusal among others, and what keeps something out of the kinds that are none.</summary>
    public override void VisitSwitchExpression(SwitchExpressionSyntax node)
    {
        if (node.Arms.Any(arm => Refuses(arm.Expression)))
        {
            foreach (var arm in node.Arms.Where(arm => arm.Pattern is not DiscardPatternSyntax))
            {
                if (IsFailure(arm.Expression))
                {
                    Add(node, "arm", $"{arm.Pattern} {arm.WhenClause}", ReasonsIn(arm.Expression), null, node.WithArms(node.Arms.Remove(arm)));
                }
                else
                {
                    WeakenEach(arm.Pattern, ReasonsIn(node), null);
                }

                if (arm.WhenClause is { } when)
                {
                    Add(arm, "condition of arm", when.Condition.ToString(), ReasonsIn(arm.Expression), null, arm.WithWhenClause(null));
                }
            }
        }

        base.VisitSwitchExpression(node);
    }

    /// <summary><c>case bad: return refusal;</c></summary>
    public override void VisitSwitchStatement(SwitchStatementSyntax node)
    {
        foreach (var section in node.Sections.Where(section => section.Statements.LastOrDefault() is ReturnStatementSyntax { Expression: { } returned } last && IsRefusal(returned, last)))
        {
            Add(node, "case", string.Join(' ', section.Labels), ReasonsIn(section), null, node.WithSections(node.Sections.Remove(section)));
        }

        base.VisitSwitchStatement(node);
    }

    private void Guard(IfStatementSyntax node)
    {
        var reasons = ReasonsIn(node.Statement);
        Add(node.Condition, "guard", node.Condition.ToString(), reasons, At(node.Condition, true), Without.Guard(node.Condition));
        WeakenEach(node.Condition, reasons, node.Condition);
        DropEach(node.Condition, SyntaxKind.LogicalOrExpression, "condition of guard", reasons, node.Condition);
        DropEach(node.Condition, SyntaxKind.LogicalAndExpression, "condition of guard", reasons, node.Condition);
    }

    private void Choice(ConditionalExpressionSyntax node, ExpressionSyntax good, ExpressionSyntax refusal, SyntaxKind joinedBy)
    {
        var reasons = ReasonsIn(refusal);
        Add(node, "choice", node.Condition.ToString(), reasons, At(node.Condition, joinedBy == SyntaxKind.LogicalOrExpression), [SyntaxFactory.ParenthesizedExpression(good.WithoutTrivia()), .. Without.Choice(node, joinedBy)]);
        WeakenEach(node.Condition, reasons, node.Condition);
        DropEach(node.Condition, joinedBy, "condition of choice", reasons, node.Condition);
    }

    private void Predicate(ExpressionSyntax? expression, string kind)
    {
        if (expression is not null && model.GetTypeInfo(expression).Type?.SpecialType == SpecialType.System_Boolean)
        {
            DropEach(expression, SyntaxKind.LogicalAndExpression, kind, [], expression);
            DropEach(expression, SyntaxKind.LogicalOrExpression, kind, [], expression);
            WeakenEach(expression, [], expression);
        }
    }

    /// <summary>
    /// Each part of each pattern: <c>{ Length: > 0 and &lt;= 255 } name</c> is two checks of a value that the code after it needs. What a part of a
    /// pattern asks for has gone when the pattern takes everything there.
    /// </summary>
    private void WeakenEach(SyntaxNode part, IReadOnlyList<string> reasons, ExpressionSyntax? whole)
    {
        foreach (var pattern in part.DescendantNodesAndSelf(node => node is not AnonymousFunctionExpressionSyntax).OfType<PatternSyntax>())
        {
            // It takes more then; so what it is part of says yes more often, or no under a "not".
            var turn = whole is null ? null : At(whole, Nots(pattern, whole) % 2 == 1);
            switch (pattern)
            {
                case BinaryPatternSyntax { RawKind: (int)SyntaxKind.AndPattern } both:
                    Add(both, "part of a pattern", both.Left.ToString(), reasons, turn, both.Right.WithoutTrivia());
                    Add(both, "part of a pattern", both.Right.ToString(), reasons, turn, both.Left.WithoutTrivia());
                    break;
                case RecursivePatternSyntax { PropertyPatternClause: { } properties }:
                    foreach (var property in properties.Subpatterns)
                    {
                        Add(properties, "part of a pattern", property.ToString(), reasons, turn, Without.Property(properties, property));
                    }

                    break;
                case ListPatternSyntax list when !list.Patterns.Any(element => element is SlicePatternSyntax):
                    Add(list, "part of a pattern", $"only {list}", reasons, turn, list.AddPatterns(SyntaxFactory.SlicePattern()));
                    break;
            }
        }
    }

    private void DropEach(ExpressionSyntax condition, SyntaxKind joinedBy, string kind, IReadOnlyList<string> reasons, ExpressionSyntax whole)
    {
        foreach (var operand in Without.Operands(condition, joinedBy).Where(operand => operand.Parent is BinaryExpressionSyntax))
        {
            Add(operand.Parent!, kind, operand.ToString(), reasons, At(whole, joinedBy == SyntaxKind.LogicalOrExpression), Without.Operand((BinaryExpressionSyntax)operand.Parent!, operand));
        }

        // A condition of two kinds: those of the inner kind, too.
        foreach (var inner in Without.Operands(condition, joinedBy).Select(Without.Bare).OfType<BinaryExpressionSyntax>().Where(inner => inner.Parent is ParenthesizedExpressionSyntax))
        {
            DropEach(inner, joinedBy == SyntaxKind.LogicalAndExpression ? SyntaxKind.LogicalOrExpression : SyntaxKind.LogicalAndExpression, kind, reasons, whole);
        }
    }

    private static int Nots(SyntaxNode part, SyntaxNode whole) =>
        part.AncestorsAndSelf().TakeWhile(node => node != whole.Parent).Count(node => node.IsKind(SyntaxKind.NotPattern) || node.IsKind(SyntaxKind.LogicalNotExpression));

    /// <param name="condition">Of the check, whole.</param>
    /// <param name="says">What it must say in a case for the check to matter there.</param>
    private Turn At(ExpressionSyntax condition, bool says) => new(file, condition, says);

    private static IEnumerable<ExpressionSyntax> Rules(ExpressionSyntax expression) =>
        expression is BinaryExpressionSyntax binary && binary.IsKind(SyntaxKind.CoalesceExpression) ? Rules(binary.Left).Concat(Rules(binary.Right)) : [expression];

    private void Add(SyntaxNode original, string kind, string text, IReadOnlyList<string> reasons, Turn? turn, params IReadOnlyList<SyntaxNode> ways)
    {
        var check = new Check(
            file, original.GetLocation().GetLineSpan().StartLinePosition.Line + 1, kind, OneLine(text), reasons, tree,
            [.. ways.Select(way => _root.ReplaceNode(original, way.WithTriviaFrom(original)))], turn);
        if (!_found.Exists(other => other.Line == check.Line && other.Name == check.Name))
        {
            _found.Add(check);
        }
    }

    private bool IsRefusal(ExpressionSyntax returned, StatementSyntax body) =>
        IsFailure(returned)
        || returned.IsKind(SyntaxKind.FalseLiteralExpression)
        || (returned.IsKind(SyntaxKind.NullLiteralExpression) && !MayReturnFailure(returned))
        || (returned.ToString() == "Task.CompletedTask" && body.ToString().Contains("StatusCode", StringComparison.Ordinal))
        || returned.ToString() is var text && new[] { "Refuse", "StatusCode(", "BadRequest(", "NotFound(", "Results.", "AuthenticateResult.NoResult" }.Any(start => text.StartsWith(start, StringComparison.Ordinal));

    private bool Refuses(ExpressionSyntax arm) => IsFailure(arm) || (arm.IsKind(SyntaxKind.NullLiteralExpression) && !MayReturnFailure(arm));

    /// <summary>Made here, and not passed on.</summary>
    private bool IsFailure(ExpressionSyntax expression) => expression is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or WithExpressionSyntax && TypeOf(expression) == Failure;

    /// <summary>There, "nothing" means that all is well.</summary>
    private bool MayReturnFailure(ExpressionSyntax expression) => model.GetTypeInfo(expression).ConvertedType?.Name is Failure or "ValueTask" or "Task";

    private string? TypeOf(ExpressionSyntax expression) => model.GetTypeInfo(expression).Type?.Name;

    /// <summary>The literals in it that look like a reason code.</summary>
    private static List<string> ReasonsIn(SyntaxNode node) =>
    [
        .. node.DescendantTokens().Where(token => token.IsKind(SyntaxKind.StringLiteralToken)).Select(token => token.ValueText)
            .Concat(node.DescendantTokens().Where(token => token.IsKind(SyntaxKind.InterpolatedStringTextToken)).Select(token => token.ValueText.TrimStart('-')))
            .Where(text => text.Length > 2 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')),
    ];

    /// <summary>Of a rule: those of the method that it calls.</summary>
    private List<string> ReasonsOf(ExpressionSyntax rule) =>
        rule is InvocationExpressionSyntax call && model.GetSymbolInfo(call).Symbol?.DeclaringSyntaxReferences.FirstOrDefault() is { } declared ? ReasonsIn(declared.GetSyntax()) : [];

    private static StatementSyntax? Last(StatementSyntax statement) => statement is BlockSyntax block ? block.Statements.LastOrDefault() : statement;

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
