using Optimizer.Core.Statistics;

namespace Optimizer.Core.Tests.Statistics;

public sealed class WeightedTailTests
{
    [Theory]
    [InlineData(0, 10)]
    [InlineData(0.05, 10)]
    [InlineData(0.1, 9)]
    [InlineData(0.25, 8)]
    [InlineData(1, 1)]
    public void At_most_the_given_share_of_the_values_lies_above_a_quantile(double above, double expected)
    {
        var tail = new WeightedTail([7, 2, 9, 1, 4, 10, 3, 8, 6, 5], [.. Enumerable.Range(0, 10)], 10);
        Assert.Equal(expected, tail.Quantile([.. Enumerable.Repeat(1d, 10)], above));
    }

    [Fact]
    public void A_value_counts_as_much_as_its_block_weighs()
    {
        var tail = new WeightedTail([1, 3, 4, 5], [1, 0, 1, 0], 2);
        Assert.Equal(4, tail.Quantile([3, 1], above: 0.4)); // 5 holds 3 of 8, 4 the next one; 3.2 may lie above
        Assert.Equal(3, tail.Quantile([1, 3], above: 0.5)); // 5 holds 1 of 8, 4 the next three; 4 may lie above
    }

    [Fact]
    public void Never_is_the_largest_value() => Assert.Equal(double.PositiveInfinity, new WeightedTail([1, double.PositiveInfinity, 2], [0, 0, 0], 1).Quantile([1], 0.3));

    [Fact]
    public void Without_values_there_is_no_quantile() => Assert.Equal(double.NaN, new WeightedTail([], [], 1).Quantile([1], 0.5));
}
