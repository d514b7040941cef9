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

    [Fact]
    public void the_failure_of_a_step_is_passed_on()
    {
        var check = Find(match: "var failure = One(); if (failure is not null) { return failure; } return null;").Should().ContainSingle().Subject;

        check.Kind.Should().Be("passing on");
        Code(check).Should().Contain("if ((failure is not null) && false)");
    }

    [Fact]
    public void a_pattern_loses_one_part_at_a_time()
    {
        var checks = Find(match: "if (a is not { Length: > 0 and <= 9 } name) { return OidcFailure.Bad(name); } return null;");

        checks.Select(check => check.Text).Should().BeEquivalentTo("a is not { Length: > 0 and <= 9 } name", "Length: > 0 and <= 9", "> 0", "<= 9");
        Code(checks.Single(check => check.Text == "> 0")).Should().Contain("{ Length: <= 9 } name");
    }

    [Fact]
    public void a_value_that_a_check_finds_is_there_without_it()
    {
        var check = Find(match: "if (a is not { } found) { return OidcFailure.Bad(\"none\"); } return OidcFailure.Bad(found);")[0];

        check.Ways.Select(Code).Should().Contain(way => way.Contains("if (a is not var found)"), "the code after it needs the value");
    }

    [Fact]
    public void a_filter_goes()
    {
        var checks = Find(@is: "new[] { a }.All(one => one && b)");

        checks.Select(check => (check.Kind, check.Text)).Should().BeEquivalentTo([("filter", "All(one => one && b)"), ("condition of filter", "one"), ("condition of filter", "b")]);
        Code(checks[0]).Should().Contain(".All(_ => true)");
    }

    [Theory]
    [InlineData("if (a == b || c) { return OidcFailure.Bad(\"x\"); } return null;", "a == b || c", true)]
    [InlineData("return a == b ? null : OidcFailure.Bad(\"x\");", "a == b", false)]
    [InlineData("return a is not { Length: > 1 } ? OidcFailure.Bad(\"x\") : null;", "Length: > 1", true)]
    [InlineData("return a is { Length: > 1 } ? null : OidcFailure.Bad(\"x\");", "Length: > 1", false)]
    public void what_the_whole_condition_says_when_a_check_matters_is_known(string match, string text, bool says) =>
        Find(match).First(check => check.Text == text).Turn!.Says.Should().Be(says);

    [Fact]
    public void what_refuses_nothing_is_no_check() => Find("if (c) { return null; } return null;").Should().BeEmpty();

    private static string Code(Check check) => Code(check.Ways[0]);

    private static string Code(SyntaxNode node) => string.Join(' ', node.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static IReadOnlyList<Check> Find(string match = "return null;", string all = "null", string @is = "a")
    {
        var tree = CSharpSyntaxTree.ParseText("#nullable enable\nusing System.Linq;\n" + Frame.Replace("MATCH", match, StringComparison.Ordinal).Replace("ALL", all, StringComparison.Ordinal).Replace("IS;", $"{@is};", StringComparison.Ordinal));
        var compilation = CSharpCompilation.Create("Room", [tree], new[] { "System.Private.CoreLib", "System.Runtime", "System.Linq" }.Select(name => MetadataReference.CreateFromFile(System.Reflection.Assembly.Load(name).Location)));
        return new CheckFinder("Room.cs", tree, compilation.GetSemanticModel(tree)).Find();
    }
}
