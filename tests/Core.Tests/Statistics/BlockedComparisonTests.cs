using Optimizer.Core.Model;
using Optimizer.Core.Simulation;
using Optimizer.Core.Statistics;

namespace Optimizer.Core.Tests.Statistics;

public sealed class BlockedComparisonTests
{
    private static readonly ImprovementOptions Options = new() { ErrorTolerance = 0.5, ErrorToleranceAbsolute = 0, P95Tolerance = 0.25, AcceptedDelayMs = 2 };

    [Theory]
    [InlineData(3, 1)]
    [InlineData(12, 2)]
    [InlineData(100, 20)]
    [InlineData(1_000, 50)]
    public void A_block_holds_five_arrivals_or_more(int arrivals, int blocks)
    {
        var comparison = BlockedComparison.Of(Constant(arrivals, 1), Constant(arrivals, 1), maxBlocks: 50);
        Assert.Equal((arrivals, blocks, blocks), (comparison.Samples, comparison.Blocks, comparison.Even().Length));
    }

    [Fact]
    public void Blocks_are_stretches_of_time()
    {
        var comparison = BlockedComparison.Of(Of([.. Enumerable.Range(1, 10).Select(i => (double)i)]), Constant(10, 1), maxBlocks: 2);
        Assert.Equal(1 - (1 / 3d), comparison.Gain(Metric.MeanLatency, [2, 0]), 12); // 1 to 5
        Assert.Equal(1 - (1 / 8d), comparison.Gain(Metric.MeanLatency, [0, 2]), 12); // 6 to 10
    }

    [Fact]
    public void The_pairs_of_one_request_are_one_block()
    {
        var comparison = BlockedComparison.Of([new(4, 10, 5), new(9, 20, 20), new(4, 30, 5, BaselineFailed: true), new(9, 1, 40, CandidateFailed: true)]);
        Assert.Equal((4, 2), (comparison.Samples, comparison.Blocks));
        Assert.Equal(0.5, comparison.Gain(Metric.MeanLatency, [2, 0]), 12); // case 4: 10 ms before, 5 and 5 after
        Assert.Equal((0.25, 0.25), comparison.Values(Metric.ErrorRate));
    }

    [Fact]
    public void Nothing_is_gained_where_there_was_nothing() =>
        Assert.Equal(double.NaN, BlockedComparison.Of(Failing(64, 0), Failing(64, 16), 50).Gain(Metric.ErrorRate, Even(12)));

    [Theory]
    [InlineData(0, 96, true)]
    [InlineData(0, 97, false)]
    [InlineData(0.25, 128, true)]
    [InlineData(0.25, 129, false)]
    public void Errors_may_rise_by_the_larger_of_both_tolerances_and_no_more(double absolute, int failing, bool holds)
    {
        var comparison = BlockedComparison.Of(Failing(256, 64), Failing(256, failing), maxBlocks: 1);
        Assert.Equal(holds, comparison.ErrorsHold(Options with { ErrorToleranceAbsolute = absolute }, Even(1)));
        Assert.Equal(holds, comparison.GuardsHold(Metric.P95Latency, Options with { ErrorToleranceAbsolute = absolute }, Even(1)));
    }

    [Theory]
    [InlineData(12, true)]
    [InlineData(12.5, false)]
    public void The_time_to_an_answer_may_rise_by_its_tolerance_and_the_accepted_delay_and_no_more(double milliseconds, bool holds)
    {
        var comparison = BlockedComparison.Of(Constant(100, 8), Constant(100, milliseconds), maxBlocks: 1);
        Assert.Equal(holds, comparison.WaitingHolds(Options, Even(1)));
        Assert.Equal(holds, comparison.GuardsHold(Metric.MeanLatency, Options, Even(1)));
        Assert.True(comparison.GuardsHold(Metric.P95Latency, Options, Even(1)));
    }

    private static double[] Even(int blocks) => [.. Enumerable.Repeat(1d, blocks)];

    private static ArrivalOutcomes Constant(int count, double milliseconds) => Of([.. Enumerable.Repeat(milliseconds, count)]);

    private static ArrivalOutcomes Failing(int count, int failing) =>
        Constant(count, 8) with { Failed = Enumerable.Range(0, count).Select(i => i < failing).ToArray() };

    private static ArrivalOutcomes Of(double[] latencies) =>
        new(latencies, new bool[latencies.Length], Enumerable.Repeat(1d, latencies.Length).ToArray());
}
