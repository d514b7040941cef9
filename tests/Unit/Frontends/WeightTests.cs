using RazorOkta.Frontends.Report;

namespace RazorOkta.Tests.Unit.Frontends;

/// <summary>What the output weighs: nobody reads a list of hundreds of files.</summary>
public sealed class WeightTests
{
    [Theory]
    [InlineData(155, "and 143 others, 10.3 kB over the wire"), InlineData(13, "and 1 other, 0.0 kB over the wire"), InlineData(12, null)]
    public void the_heaviest_are_named_and_the_others_counted(int count, string? told)
    {
        var html = Weight.Of([.. Enumerable.Range(1, count).Select(number => ($"{number}.js", 2000L, number * 1L))]);

        html.Split(".js<").Should().HaveCount(13);
        html.Should().Contain($"<td>{count}.js<").And.Contain($"<td>{count - 11}.js<").And.NotContain($"<td>{count - 12}.js<");
        html.Contains("and ", StringComparison.Ordinal).Should().Be(told is not null);
        html.Should().Contain(told ?? "12 files, 0.1 kB over the wire");
    }

    [Fact]
    public void a_name_is_text_and_one_file_is_one()
    {
        Weight.Of([(Runs.Hostile, 1500, 500)]).Should().Contain("1 file, 0.5 kB").And.Contain("<td>1.5 kB</td><td>0.5 kB</td>").And.NotContain("<img");
        Weight.Of([]).Should().BeEmpty();
    }
}
