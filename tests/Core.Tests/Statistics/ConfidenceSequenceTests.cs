using Optimizer.Core.Statistics;

namespace Optimizer.Core.Tests.Statistics;

public sealed class ConfidenceSequenceTests
{
    [Fact]
    public void The_multiplier_is_the_papers_formula()
    {
        var rho = (-2 * Math.Log(0.05) + Math.Log(-2 * Math.Log(0.05) + 1)) / 500;
        var expected = Math.Sqrt(2 * (200 * rho + 1) / (200d * 200 * rho) * Math.Log(Math.Sqrt(200 * rho + 1) / 0.05)) * Math.Sqrt(200);
        Assert.Equal(expected, ConfidenceSequence.Multiplier(200, 500, 0.05), 9);
    }

    [Theory]
    [InlineData(0.5, 10)]
    [InlineData(10, 0.5)]
    public void There_is_no_multiplier_before_the_first_observation(double samples, double tunedFor) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ConfidenceSequence.Multiplier(samples, tunedFor, 0.05));

    [Fact]
    public void A_first_observation_has_a_multiplier() => Assert.True(double.IsFinite(ConfidenceSequence.Multiplier(1, 1, 0.05)));

    [Fact]
    public void The_difference_of_means_is_as_wide_as_the_smaller_side_asks_for()
    {
        // Standard error √(4.0404/100 + 4.0100/400) = 0.22456; the multiplier at 100 observations, tuned for 300, is 3.1685.
        var (value, lower, upper) = ConfidenceSequence.MeanDifference(new MeanSample(100, 1_000, 10_400), new MeanSample(400, 4_400, 50_000), 300, 0.05);
        Assert.Equal(1, value, 9);
        Assert.Equal(0.288490882393, lower, 9);
        Assert.Equal(1.711509117607, upper, 9);
    }

    [Fact]
    public void Two_values_on_a_side_are_enough_for_an_interval()
    {
        var (value, lower, upper) = ConfidenceSequence.MeanDifference(new MeanSample(2, 6, 20), new MeanSample(3, 21, 163), 10, 0.1);
        Assert.Equal((4, -1.966083, 9.966083), (value, Math.Round(lower, 6), Math.Round(upper, 6)));
    }

    [Fact]
    [Trait("Evidence", "simulation")]
    public void Looking_after_every_observation_misses_at_most_one_of_twenty_times()
    {
        const int trials = 1_000, seed = 21;
        var random = new Random(seed);
        var misses = Enumerable.Range(0, trials).Count(_ => EverMisses(random, 30, 2_000));
        Assert.True(misses <= 0.05 * trials + 2 * Math.Sqrt(trials * 0.05 * 0.95), $"{misses} of {trials} misses, seed {seed}");
    }

    [Fact]
    public void A_difference_of_means_is_unknown_before_both_sides_have_two_values() =>
        Assert.True(double.IsNaN(ConfidenceSequence.MeanDifference(new MeanSample(10, 10, 11), new MeanSample(1, 2, 4), 100, 0.05).Lower));

    private static bool EverMisses(Random random, int from, int to)
    {
        var (control, trial) = (default(MeanSample), default(MeanSample));
        for (var i = 1; i <= to; i++)
        {
            (control, trial) = (Add(control, -Math.Log(1 - random.NextDouble())), Add(trial, -Math.Log(1 - random.NextDouble())));
            if (i < from) continue;
            var (_, lower, upper) = ConfidenceSequence.MeanDifference(control, trial, 300, 0.05);
            if (lower > 0 || upper < 0) return true;
        }
        return false;
    }

    private static MeanSample Add(MeanSample sample, double value) => new(sample.Count + 1, sample.Sum + value, sample.Squares + value * value);
}
