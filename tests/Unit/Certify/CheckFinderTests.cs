using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RazorOkta.Certify.Checks;

namespace RazorOkta.Tests.Unit.Certify;

/// <summary>Which lines of a source are checks, and what is left when one is taken away.</summary>
public sealed class CheckFinderTests
{
    private const string Frame = """
        class OidcFailure { public static OidcFailure Bad(string reason) => new(); }
        class Room
        {
            OidcFailure? Match(string a, string b, bool c) { MATCH }
            OidcFailure? One() => null;
            OidcFailure? Two() => null;
            OidcFailure? All() => ALL;
            bool Is(bool a, bool b) => IS;
        }
        """;

    [Fact]
    public void a_guard_goes_as_a_whole_and_by_each_of_its_conditions()
    {
        var checks = Find(match: "if (a == b || c) { return OidcFailure.Bad(\"no-match\"); } return null;");

        checks.Select(check => (check.Kind, check.Text)).Should().BeEquivalentTo([("guard", "a == b || c"), ("condition of guard", "a == b"), ("condition of guard", "c")]);
        checks.Should().OnlyContain(check => check.Reasons.Single() == "no-match");
        Code(checks.Single(check => check.Kind == "guard")).Should().Contain("if ((a == b || c) && false)");
        Code(checks.Single(check => check.Text == "c")).Should().Contain("if (a == b)");
    }

    [Fact]
    public void a_choice_goes_to_what_it_would_be_without_the_refusal()
    {
        var check = Find(match: "return a == b ? null : OidcFailure.Bad(\"no-match\");").Should().ContainSingle().Subject;

        check.Kind.Should().Be("choice");
        Code(check).Should().Contain("return (null)");
    }

    [Fact]
    public void a_rule_goes_out_of_its_chain()
    {
        var checks = Find(all: "One() ?? Two()");

        checks.Select(check => check.Text).Should().BeEquivalentTo("One()", "Two()");
        Code(checks[0]).Should().Contain("All() => Two()");
    }

    [Fact]
    public void a_predicate_loses_one_condition_at_a_time() =>
        Find(@is: "a && b").Select(check => (check.Kind, check.Text)).Should().BeEquivalentTo([("condition", "a"), ("condition", "b")]);

    [Theory]
    [InlineData("if (c) { return null; } return null;")]                // nothing is refused
    [InlineData("var failure = One(); if (c) { return failure; } return null;")] // passed on: the check is elsewhere
    public void what_refuses_nothing_is_no_check(string match) => Find(match).Should().BeEmpty();

    private static string Code(Check check) => string.Join(' ', check.Without.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static IReadOnlyList<Check> Find(string match = "return null;", string all = "null", string @is = "a")
    {
        var tree = CSharpSyntaxTree.ParseText("#nullable enable\n" + Frame.Replace("MATCH", match, StringComparison.Ordinal).Replace("ALL", all, StringComparison.Ordinal).Replace("IS;", $"{@is};", StringComparison.Ordinal));
        var compilation = CSharpCompilation.Create("Room", [tree], [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)]);
        return new CheckFinder("Room.cs", tree, compilation.GetSemanticModel(tree)).Find();
    }
}
