using Optimizer.Core.Model;
using Optimizer.Core.Statistics;

namespace Optimizer.Core.Tests.Statistics;

public sealed class BlockedSideTests
{
    /// <summary>Weights of the two blocks of <see cref="Side"/>.</summary>
    private static readonly double[] Weights = [1, 3];

    [Theory]
    [InlineData(Metric.MeanLatency, (40d + (3 * 20)) / (2 + (3 * 1)))]
    [InlineData(Metric.ColdStart, (40d + (3 * 20)) / (2 + (3 * 1)))]
    [InlineData(Metric.TimeToOutcome, (45d + (3 * 27)) / (3 + (3 * 2)))]
    [InlineData(Metric.ErrorRate, (1d + (3 * 1)) / (3 + (3 * 2)))]
    [InlineData(Metric.DependencyCalls, (6d + (3 * 1)) / (2 + (3 * 1)))]
    [InlineData(Metric.P95Latency, 30)]
    public void A_metric_counts_each_block_as_much_as_it_weighs(Metric metric, double expected) =>
        Assert.Equal(expected, Side().Of(metric, Weights), 12);

    [Fact]
    public void What_nobody_observed_is_not_a_number()
    {
        var side = new BlockedSide(1);
        side.Add(0, 10, hasFailed: false, made: double.NaN);
        Assert.Equal(double.NaN, side.Of(Metric.DependencyCalls, [1]));
    }

    [Fact]
    public void A_metric_that_is_none_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Side().Of((Metric)99, Weights));

    [Fact]
    public void Whoever_waits_for_a_failure_waits_for_ever()
    {
        var side = new BlockedSide(2);
        for (var i = 0; i < 19; i++) side.Add(0, 10 + i, hasFailed: false, made: 0);
        side.Add(1, 1, hasFailed: true, made: 0);
        Assert.Equal(28, side.P95ToAnswer([1, 1]));
        Assert.Equal(double.PositiveInfinity, side.P95ToAnswer([1, 2]));
        Assert.Equal(28, side.Of(Metric.P95Latency, [1, 2]));
    }

    private static BlockedSide Side()
    {
        var side = new BlockedSide(2);
        side.Add(0, 10, hasFailed: false, made: 2);
        side.Add(0, 30, hasFailed: false, made: 4);
        side.Add(0, 5, hasFailed: true, made: double.NaN);
        side.Add(1, 20, hasFailed: false, made: double.NaN);
        side.Add(1, 7, hasFailed: true, made: 1);
        return side;
    }
}
