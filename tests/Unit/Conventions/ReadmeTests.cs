using System.Text.RegularExpressions;

namespace RazorOkta.Tests.Unit.Conventions;

/// <summary>The README tells what is there.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Readme = Repository.Read("README.md");

    [Fact]
    public void it_begins_with_the_two_commands_and_has_the_familys_sections()
    {
        Commands().Matches(Readme).Select(match => match.Groups[1].Value).Take(2).Should().Equal("npm start", "npm test");
        Sections().Matches(Readme).Select(match => match.Groups[1].Value).Should().Equal(
            "Introduction", "Prerequisites", "Quick Start", "Front End", "Back End", "Set User Session", "Logout", "Conclusion", "Support", "License");
    }

    public static IEnumerable<object[]> Snippets =>
        SnippetComments().Matches(Readme).Select(match => new object[] { match.Groups["file"].Value, match.Groups["name"].Value });

    [Theory, MemberData(nameof(Snippets))]
    public void each_snippet_is_the_source_as_it_is(string file, string name)
    {
        var language = Path.GetExtension(file) switch { ".cs" => "csharp", ".ts" => "typescript", _ => "javascript" };

        Readme.Should().Contain(
            $"<!-- snippet: {file}#{name} -->\n```{language}\n{Snippet(file, name)}\n```\n",
            "the README shows {0}; copy the lines between its snippet marks, without their common indent", file);
    }

    [Fact]
    public void every_link_into_the_repository_leads_somewhere() =>
        Links().Matches(Readme).Select(match => match.Groups[1].Value)
            .Where(link => !link.StartsWith("http", StringComparison.Ordinal) && !link.StartsWith('#'))
            .Where(link => !LeadsSomewhere(link.Split('#')))
            .Should().BeEmpty();

    private static bool LeadsSomewhere(string[] link)
    {
        var target = Path.Combine(Repository.Root, link[0]);
        return Path.Exists(target) && (link.Length == 1 || Headings().Matches(File.ReadAllText(target)).Any(heading => AnchorOf(heading.Groups[1].Value) == link[1]));
    }

    private static string AnchorOf(string heading) =>
        string.Concat(heading.Trim().ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-')).Replace(' ', '-');

    private static string Snippet(string file, string name)
    {
        var lines = Repository.Read(file).ReplaceLineEndings("\n").Split('\n')
            .SkipWhile(line => line.Trim() != $"// snippet: {name}").Skip(1)
            .TakeWhile(line => line.Trim() != "// end-snippet").ToArray();
        lines.Should().NotBeEmpty("{0} has a snippet {1}", file, name);
        var indent = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length > 0 ? line[indent..] : line));
    }

    [GeneratedRegex(@"^```\n(npm .*)\n```", RegexOptions.Multiline)]
    private static partial Regex Commands();

    [GeneratedRegex(@"^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Headings();

    [GeneratedRegex(@"^## (.+)$", RegexOptions.Multiline)]
    private static partial Regex Sections();

    [GeneratedRegex(@"<!-- snippet: (?<file>[^#]+)#(?<name>\S+) -->")]
    private static partial Regex SnippetComments();

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex Links();
}
