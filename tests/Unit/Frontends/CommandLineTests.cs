using RazorOkta.Frontends;

namespace RazorOkta.Tests.Unit.Frontends;

public sealed class CommandLineTests
{
    [Fact]
    public void a_candidate_and_its_flags() =>
        CommandLine.Parse(["./front", "--level", "3", "--browser", "firefox", "--only", "session", "--known", "known.json", "--out", "reports", "--watch"])
            .Should().BeEquivalentTo(new CommandLine { Candidate = "./front", Level = 3, Browser = "firefox", Only = "session", Known = "known.json", Out = "reports", Watch = true });

    [Fact]
    public void help_needs_no_candidate() => CommandLine.Parse(["--help"]).Help.Should().BeTrue();

    [Fact]
    public void reports_to_merge_end_at_the_next_flag()
    {
        var line = CommandLine.Parse(["--merge", "a", "b", "--out", "c"]);

        line.Merge.Should().Equal("a", "b");
        line.Out.Should().Be("c");
    }

    [Theory]
    [InlineData("What is to be judged"), InlineData("needs a value", "front", "--level"), InlineData("levels go from 0 to 4", "front", "--level", "5"), InlineData("levels go from 0 to 4", "front", "--level", "two")]
    [InlineData("can be chromium, firefox or webkit", "front", "--browser", "opera"), InlineData("no flag --levle", "front", "--levle", "2"), InlineData("One candidate at a time", "front", "back")]
    [InlineData("needs the folders", "--merge"), InlineData("judges nothing", "front", "--merge", "a")]
    public void what_cannot_be_understood_is_told(string told, params string[] args) =>
        FluentActions.Invoking(() => CommandLine.Parse(args)).Should().Throw<ArgumentException>().WithMessage($"*{told}*");
}
