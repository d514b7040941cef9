using Microsoft.Extensions.Time.Testing;
using RazorOkta.Web;

namespace RazorOkta.Tests.Unit.Web;

/// <summary>A flood does not fill the disk, and is not hidden either.</summary>
public sealed class LogBudgetTests
{
    [Fact]
    public void a_hundred_lines_a_minute_are_written_and_the_rest_is_counted()
    {
        var clock = new FakeTimeProvider();
        var budget = new LogBudget(clock);

        Enumerable.Range(0, 350).Count(_ => budget.TrySpend(out int _)).Should().Be(100);
        clock.Advance(TimeSpan.FromMinutes(1));

        budget.TrySpend(out var leftOut).Should().BeTrue();
        leftOut.Should().Be(250);
        budget.TrySpend(out leftOut).Should().BeTrue();
        leftOut.Should().Be(0, "it is said once");
    }
}
