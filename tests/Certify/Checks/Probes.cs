using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RazorOkta.Certify.Checks;

/// <summary>Makes the web app remember what each condition of a check has said, and changes nothing else of it.</summary>
internal static class Probes
{
    /// <summary>The class that is added to the web app.</summary>
    public const string Class = "RazorOkta.Web.CheckProbe";

    /// <summary>Its <see cref="HashSet{T}"/> of what was said, under a lock of itself.</summary>
    public const string Said = "Said";

    public static Compilation Put(Compilation web, IEnumerable<Turn> turns)
    {
        var probe = CSharpSyntaxTree.ParseText(
            $$"""
            namespace RazorOkta.Web
            {
                public static class CheckProbe
                {
                    public static readonly System.Collections.Generic.HashSet<string> {{Said}} = new();

                    public static bool Say(string what)
                    {
                        lock ({{Said}})
                        {
                            return {{Said}}.Add(what) || true;
                        }
                    }
                }
            }
            """,
            (CSharpParseOptions)web.SyntaxTrees.First().Options);
        foreach (var tree in turns.GroupBy(turn => turn.Condition.SyntaxTree))
        {
            var files = tree.DistinctBy(turn => turn.Condition).ToDictionary(turn => turn.Condition, turn => turn.File);
            var root = tree.Key.GetRoot().ReplaceNodes(files.Keys, (original, rewritten) => Probed(files[original], original, rewritten));
            web = web.ReplaceSyntaxTree(tree.Key, tree.Key.WithRootAndOptions(root, tree.Key.Options));
        }

        return web.AddSyntaxTrees(probe);
    }

    // "|| true" and "&& false" let the compiler see that what the condition declares has its value afterwards, as before.
    private static ExpressionSyntax Probed(string file, ExpressionSyntax original, ExpressionSyntax rewritten) => SyntaxFactory.ParseExpression(
        $"""
        (({rewritten}
        ) && ({Say(file, original, true)} || true)) || ({Say(file, original, false)} && false)
        """) is var probed && original.Parent is BinaryExpressionSyntax ? SyntaxFactory.ParenthesizedExpression(probed) : probed;

    private static string Say(string file, ExpressionSyntax condition, bool what) =>
        $"global::{Class}.Say({SymbolDisplay.FormatLiteral(Turn.NameOf(file, condition, what), quote: true)})";
}
