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

    [Fact]
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
