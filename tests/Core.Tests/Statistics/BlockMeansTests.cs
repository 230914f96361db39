using Optimizer.Core.Statistics;

namespace Optimizer.Core.Tests.Statistics;

public sealed class BlockMeansTests
{
    [Fact]
    public void Blocks_of_a_stream_have_its_mean_and_hold_every_observation_or_a_whole_number_of_blocks()
    {
        var summary = Of(Enumerable.Range(0, 10_000).Select(i => i % 10)).Summarize()!;
        Assert.InRange(summary.Blocks, 8, 32);
        Assert.Equal(4.5, summary.Mean, 0.2);
        Assert.InRange(summary.Count, 8_000, 10_000);
    }

    [Fact]
    public void A_stream_is_cut_into_the_smallest_blocks_that_are_large_enough() =>
        Assert.Equal(new BlockSummary(Mean: 5, Variance: 9, Blocks: 3, Count: 9), Of(Enumerable.Range(1, 10)).Summarize(minBlocks: 2, minSize: 3)); // 123 456 789

    [Fact]
    public void Blocks_of_a_long_stream_are_joined_in_whole_ones() =>
        Assert.Equal(new BlockSummary(Mean: 48.5, Variance: 864, Blocks: 8, Count: 96), Of(Enumerable.Range(1, 100)).Summarize(minBlocks: 8, minSize: 10)); // 25 of 4: 8 of 12, of means 6.5, 18.5, … 90.5

    [Fact]
    public void Too_few_observations_say_nothing()
    {
        Assert.Null(Of(Enumerable.Range(0, 159)).Summarize());
        Assert.NotNull(Of(Enumerable.Range(0, 200)).Summarize());
    }

    private static BlockMeans Of(IEnumerable<int> values)
    {
        var blocks = new BlockMeans();
        foreach (var value in values) blocks.Add(value);
        return blocks;
    }
}
