using Optimizer.Local.Commands.Bench.Containment;

namespace Optimizer.EndToEnd.Tests.Bench;

public class ContainmentOutcomeTests
{
    [Theory]
    [InlineData("refused", 9.9, true)]
    [InlineData("refused", 10, false)]
    [InlineData("refused without its name", 1, false)]
    [InlineData("inconclusive", 1, false)]
    [InlineData("pass", 1, false)]
    public void Only_what_is_refused_by_its_name_and_in_time_is_contained(string verdict, double seconds, bool kept) =>
        Assert.Equal(kept, new ContainmentOutcome("deadlock", "prove", verdict, "", seconds).IsKept);

    [Fact]
    public void Each_evil_has_a_name_of_its_own() =>
        Assert.Equal(7, EvilChange.All.Select(e => e.Name).Distinct(StringComparer.Ordinal).Count());
}
