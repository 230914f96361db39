using Optimizer.Core.Statistics;

namespace Optimizer.Core.Tests.Statistics;

public class DriftTestTests
{
    [Fact]
    public void The_interval_is_Welchs()
    {
        // n1 = n2 = 10, variances 4 and 16: se = sqrt(2), 13.235 degrees of freedom, t(0.975) = 2.1565 (between 2.1604 at 13 and 2.1448 at 14).
        var drift = DriftTest.Of(new BlockSummary(10, 4, 10, 100), new BlockSummary(14, 16, 10, 100), 0.9, 0.05);
        Assert.Equal(4, drift.Value, 9);
        Assert.Equal(4 - (2.1565 * Math.Sqrt(2)), drift.Lower, 3);
        Assert.True(drift.Beyond);
        Assert.False(DriftTest.Of(new BlockSummary(10, 4, 10, 100), new BlockSummary(14, 16, 10, 100), 1, 0.05).Beyond);
    }

    [Fact]
    public void Means_without_any_spread_are_told_apart_by_the_margin_alone()
    {
        Assert.True(DriftTest.Of(new BlockSummary(1, 0, 8, 80), new BlockSummary(2, 0, 8, 80), 0.5, 0.01).Beyond);
        Assert.False(DriftTest.Of(new BlockSummary(1, 0, 8, 80), new BlockSummary(1, 0, 8, 80), 0, 0.01).Beyond);
    }

    [Fact]
    public void Blocks_of_a_stream_have_its_mean_and_hold_every_observation_or_a_whole_number_of_blocks()
    {
        var blocks = new BlockMeans();
        for (var i = 0; i < 10_000; i++) blocks.Add(i % 10);
        var summary = blocks.Summarize()!;
        Assert.InRange(summary.Blocks, 8, 32);
        Assert.Equal(4.5, summary.Mean, 0.2);
        Assert.InRange(summary.Count, 8_000, 10_000);
    }

    [Fact]
    public void Too_few_observations_say_nothing()
    {
        var blocks = new BlockMeans();
        for (var i = 0; i < 159; i++) blocks.Add(i);
        Assert.Null(blocks.Summarize());
        for (var i = 159; i < 200; i++) blocks.Add(i);
        Assert.NotNull(blocks.Summarize());
    }
}
