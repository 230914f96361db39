using Optimizer.Core.Model;
using Optimizer.Core.Proof;
using Optimizer.Core.Statistics;
using Optimizer.Core.Tests.Statistics;

namespace Optimizer.Core.Tests.Proof;

public class FalseDiscoveryPolicyTests
{
    private const double Margin = 0.05;
    private const double Level = 0.15;
    private const int Cycles = 300;

    [Theory]
    [InlineData(new[] { 0.86 }, 1)]
    [InlineData(new[] { 0.84 }, 0)]
    [InlineData(new[] { 0.96, 0.2, 0.2, 0.2, 0.2 }, 0)]
    [InlineData(new[] { 0.975, 0.2, 0.2, 0.2, 0.2 }, 1)]
    [InlineData(new[] { 0.945, 0.945, 0.2, 0.2, 0.2 }, 2)]
    [InlineData(new[] { 0.2, 0.86, 0.86, 0.86, 0.99 }, 1)]
    [InlineData(new[] { 0.86, 0.86, 0.86, 0.86, 0.86 }, 5)]
    [InlineData(new double[0], 0)]
    public void The_more_candidates_the_surer_the_best_of_them_must_be(double[] confidences, int released) =>
        Assert.Equal(released, FalseDiscoveryPolicy.Releases(Of(confidences)));

    [Fact]
    public void What_is_held_says_with_numbers_what_it_would_have_needed()
    {
        var measured = Of(0.99, 0.88, 0.2);
        Assert.Null(FalseDiscoveryPolicy.Holds(measured[0], measured));
        var held = FalseDiscoveryPolicy.Holds(measured[1], measured)!;
        Assert.Equal("gate.false-discoveries", held.Id);
        Assert.Equal(
            "Of 3 candidates measured in this cycle 1 can be released with at most 15 % false ones among them; beside these its confidence of 88.0 % would have to reach 90.0 %.",
            held.Sentence);
        Assert.Equal(
            [("confidence", 0.88), ("needed", 0.9), ("measured", 3), ("released", 1), ("level", 0.15)],
            held.Numbers.Select(n => (n.Key, Math.Round(n.Value, 9))));
        Assert.Equal("More traffic narrows it; a cycle with fewer candidates asks for less; or approve it.", held.WouldFlip);
    }

    /// <summary>With four candidates and a level of 1/2 the best two may have tails of 1/4, three of 3/8; all are binary fractions.</summary>
    [Fact]
    public void A_confidence_that_is_exactly_what_is_needed_is_released()
    {
        Discovery[] measured = [new(0.25, 0.5), new(0.75, 0.5), new(0.5, 0.5), new(0.75, 0.5)];

        Assert.Equal(2, FalseDiscoveryPolicy.Releases(measured));
        Assert.Equal([0.625, null, 0.625, null], measured.Select(one => FalseDiscoveryPolicy.Holds(one, measured)?.Numbers["needed"]));
    }

    [Fact]
    public void Where_none_is_sure_enough_even_the_best_is_told_what_the_first_release_needs()
    {
        var measured = Of(0.8, 0.5);
        var held = FalseDiscoveryPolicy.Holds(measured[0], measured)!;
        Assert.Equal((0d, 0.925), (held.Numbers["released"], Math.Round(held.Numbers["needed"], 9)));
    }

    [Fact]
    public void A_call_without_candidates_is_told_what_is_missing()
    {
        Assert.Throws<ArgumentNullException>("measured", () => FalseDiscoveryPolicy.Releases(null!));
        Assert.Throws<ArgumentNullException>("one", () => FalseDiscoveryPolicy.Holds(null!, Of(0.9)));
    }

    [Fact]
    public void The_strictest_level_of_a_cycle_counts() =>
        Assert.Equal(0, FalseDiscoveryPolicy.Releases([new Discovery(0.9, 0.15), new Discovery(0.9, 0.05)]));

    [Fact]
    [Trait("Evidence", "simulation")]
    public void Cycles_of_candidates_that_gain_no_more_than_the_margin_release_falsely_no_more_often_than_the_level()
    {
        var (cycles, gateAlone) = (0, 0);
        for (var cycle = 0; cycle < Cycles; cycle++)
        {
            var measured = Of([.. Enumerable.Range(0, 5).Select(i => Confidence(seed: (cycle * 5) + i, gain: Margin))]);
            if (FalseDiscoveryPolicy.Releases(measured) > 0) cycles++;
            if (measured.Any(m => m.Confidence > 0.85)) gateAlone++;
        }
        Assert.True(cycles <= Level * Cycles, $"{cycles} of {Cycles} null cycles (seeds 0 to {(Cycles * 5) - 1}) released something; the level allows {Level:P0}.");
        Assert.True(gateAlone > Level * Cycles, $"{gateAlone} of {Cycles}: the gate alone already keeps the level, so this test shows nothing.");
    }

    [Fact]
    [Trait("Evidence", "simulation")]
    public void Beside_real_gains_the_share_of_false_releases_stays_under_the_level()
    {
        var (share, released, real) = (0d, 0, 0);
        for (var cycle = 0; cycle < Cycles; cycle++)
        {
            double[] gains = [0.3, 0.3, Margin, Margin, Margin];
            var measured = Of([.. gains.Select((gain, i) => Confidence(seed: 10_000 + (cycle * 5) + i, gain))]);
            var kept = measured.Select((m, i) => FalseDiscoveryPolicy.Holds(m, measured) is null ? i : -1).Where(i => i >= 0).ToList();
            (released, real) = (released + kept.Count, real + kept.Count(i => i < 2));
            share += kept.Count == 0 ? 0 : kept.Count(i => i >= 2) / (double)kept.Count;
        }
        Assert.True(share / Cycles <= Level, $"{share / Cycles:P1} of the releases are false on average over {Cycles} cycles (seeds from 10000).");
        Assert.True(real > 1.9 * Cycles, $"Only {real} of {2 * Cycles} real gains are released ({released} releases).");
    }

    /// <summary>As the sandbox's pairs are judged: 60 requests, times that vary by 30 %.</summary>
    private static double Confidence(int seed, double gain)
    {
        var random = new Random(seed);
        var pairs = Enumerable.Range(0, 60).Select(_ =>
        {
            var typical = 10 * Math.Exp(0.3 * Gaussian.Next(random));
            return (typical * Math.Exp(0.1 * Gaussian.Next(random)), typical * (1 - gain) * Math.Exp(0.1 * Gaussian.Next(random)));
        }).ToList();
        return ImprovementEstimator.FromPairs(pairs, Metric.MeanLatency, new ImprovementOptions { Margin = Margin, Draws = 300, Seed = seed, P95Tolerance = 1 }).Confidence;
    }

    private static IReadOnlyList<Discovery> Of(params double[] confidences) => [.. confidences.Select(c => new Discovery(c, Level))];
}
