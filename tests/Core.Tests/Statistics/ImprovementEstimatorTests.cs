using Optimizer.Core.Model;
using Optimizer.Core.Simulation;
using Optimizer.Core.Statistics;

namespace Optimizer.Core.Tests.Statistics;

public sealed class ImprovementEstimatorTests
{
    private static readonly ImprovementOptions Options = new();

    [Fact]
    public void A_clear_gain_passes_with_an_interval_around_it()
    {
        var verdict = Estimate(seed: 1, count: 2_000, gain: 0.4);
        Assert.Equal(VerdictOutcome.Pass, verdict.Verdict.Outcome);
        Assert.InRange(0.4, verdict.Predicted.Lower, verdict.Predicted.Upper);
        Assert.True(verdict.Confidence > 0.99);
    }

    [Fact]
    public void No_gain_fails() => Assert.Equal(VerdictOutcome.Fail, Estimate(seed: 2, count: 5_000, gain: 0).Verdict.Outcome);

    [Fact]
    public void A_gain_near_the_margin_is_inconclusive_and_says_how_much_more_is_needed()
    {
        var verdict = ImprovementEstimator.FromPairs(Pairs(seed: 3, count: 200, gain: 0.055, noise: 0.3), Metric.MeanLatency, Options);
        Assert.Equal(VerdictOutcome.Inconclusive, verdict.Verdict.Outcome);
        Assert.Matches("It needs ~[0-9,]+ more measured pairs\\.", verdict.Verdict.Reasons[0].Sentence);
    }

    [Fact]
    public void Too_few_invocations_are_inconclusive()
    {
        var verdict = Estimate(seed: 4, count: 20, gain: 0.9);
        Assert.Equal((VerdictOutcome.Inconclusive, "improvement.too-little-evidence", 0d), (verdict.Verdict.Outcome, verdict.Verdict.Reasons[0].Id, verdict.Confidence));
        Assert.Contains("20 invocations in 4 independent blocks", verdict.Verdict.Reasons[0].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gain_that_costs_errors_fails_with_the_guard_named()
    {
        var (before, after) = Arrivals(seed: 5, count: 2_000, gain: 0.5);
        var failing = after with { Failed = Enumerable.Range(0, 2_000).Select(i => i % 20 == 0).ToArray() };
        var verdict = ImprovementEstimator.FromOutcomes(before, failing, Metric.MeanLatency, Options);
        Assert.Equal(VerdictOutcome.Fail, verdict.Verdict.Outcome);
        Assert.Contains(verdict.Verdict.Reasons, r => r.Id == "guard.error-rate");
    }

    [Fact]
    public void A_retry_that_answers_late_where_there_was_a_failure_before_is_not_slower()
    {
        var failed = Enumerable.Range(0, 2_000).Select(i => i % 8 == 0).ToArray();
        var before = Constant(2_000, 10) with { Failed = failed };
        var after = Constant(2_000, 10) with { LatencyMs = failed.Select(f => f ? 60d : 10).ToArray() };
        var verdict = ImprovementEstimator.FromOutcomes(before, after, Metric.ErrorRate, Options);
        Assert.Equal((VerdictOutcome.Pass, 1d), (verdict.Verdict.Outcome, verdict.Predicted.Value));
        Assert.InRange(verdict.Confidence, 0.99, 0.99999);
    }

    [Fact]
    public void A_longer_tail_of_answers_fails()
    {
        var after = Constant(2_000, 5) with { LatencyMs = Enumerable.Range(0, 2_000).Select(i => i % 10 == 0 ? 30d : 1).ToArray() };
        var verdict = ImprovementEstimator.FromOutcomes(Constant(2_000, 10), after, Metric.MeanLatency, Options);
        Assert.Equal(VerdictOutcome.Fail, verdict.Verdict.Outcome);
        Assert.Contains(verdict.Verdict.Reasons, r => r.Id == "guard.p95");
    }

    [Fact]
    public void Dependency_calls_that_nobody_observed_are_inconclusive()
    {
        var unobserved = Constant(2_000, 10) with { DependencyCalls = Enumerable.Repeat(double.NaN, 2_000).ToArray() };
        var verdict = ImprovementEstimator.FromOutcomes(unobserved, unobserved, Metric.DependencyCalls, Options);
        Assert.Equal("improvement.not-observed", verdict.Verdict.Reasons[0].Id);
    }

    [Fact]
    public void Errors_that_never_happened_cannot_be_reduced() =>
        Assert.Equal("improvement.nothing-to-gain", ImprovementEstimator.FromOutcomes(Constant(500, 1), Constant(500, 1), Metric.ErrorRate, Options).Verdict.Reasons[0].Id);

    [Theory]
    [InlineData(30, 20, true)]
    [InlineData(29, 20, false)]
    [InlineData(30, 19, false)]
    public void Thirty_samples_in_twenty_blocks_are_the_fewest_that_are_judged(int samples, int blocks, bool isJudged)
    {
        var pairs = Enumerable.Range(0, samples).Select(i => new MeasuredPair(i % blocks, 10, 5)).ToList();
        var reason = ImprovementEstimator.FromMeasurements(pairs, Metric.MeanLatency, Options).Verdict.Reasons[0];
        Assert.Equal(isJudged ? "improvement.shown" : "improvement.too-little-evidence", reason.Id);
        Assert.Contains("measured pairs", reason.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void The_interval_holds_the_central_95_percent_of_the_posterior()
    {
        var pairs = Pairs(seed: 6, count: 60, gain: 0.3, noise: 0.2);
        var gains = BayesianBootstrap.Draw(60, Options.Draws, Options.Seed, w => 1 - (w.Zip(pairs, (a, p) => a * p.Item2).Sum() / w.Zip(pairs, (a, p) => a * p.Item1).Sum()));
        var predicted = ImprovementEstimator.FromPairs(pairs, Metric.MeanLatency, Options).Predicted;
        Assert.Equal(1 - (pairs.Sum(p => p.Item2) / pairs.Sum(p => p.Item1)), predicted.Value, 12);
        Assert.Equal((49, 49), (gains.Count(g => g < predicted.Lower - 1e-12), gains.Count(g => g > predicted.Upper + 1e-12))); // of 2,000, up to their spacing
        Assert.Equal(60, predicted.Samples);
    }

    [Fact]
    public void A_gain_in_every_draw_and_one_in_none_are_no_certainties()
    {
        var pairs = Enumerable.Range(1, 40).Select(i => ((double)i, i * 0.5)).ToList();
        Assert.Equal(2_001 / 2_002d, ImprovementEstimator.FromPairs(pairs, Metric.MeanLatency, Options).Confidence);
        Assert.Equal(1 / 2_002d, ImprovementEstimator.FromPairs(pairs, Metric.MeanLatency, Options with { Margin = 0.5 }).Confidence); // the gain itself
    }

    [Fact]
    public void Sides_of_different_arrivals_are_refused()
    {
        var e = Assert.Throws<ArgumentException>(() => ImprovementEstimator.FromOutcomes(Constant(100, 1), Constant(99, 1), Metric.MeanLatency, Options));
        Assert.StartsWith("The two sides must be the same arrivals.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_estimated_from_nothing()
    {
        Assert.Throws<ArgumentNullException>(() => ImprovementEstimator.FromSimulation(null!, Metric.MeanLatency, Options));
        Assert.Throws<ArgumentNullException>(() => ImprovementEstimator.FromOutcomes(null!, Constant(1, 1), Metric.MeanLatency, Options));
        Assert.Throws<ArgumentNullException>(() => ImprovementEstimator.FromOutcomes(Constant(1, 1), null!, Metric.MeanLatency, Options));
        Assert.Throws<ArgumentNullException>(() => ImprovementEstimator.FromOutcomes(Constant(1, 1), Constant(1, 1), Metric.MeanLatency, null!));
        Assert.Throws<ArgumentNullException>(() => ImprovementEstimator.FromMeasurements(null!, Metric.MeanLatency, Options));
        Assert.Throws<ArgumentNullException>(() => ImprovementEstimator.FromMeasurements([], Metric.MeanLatency, null!));
        Assert.Throws<ArgumentNullException>(() => ImprovementEstimator.FromPairs(null!, Metric.MeanLatency, Options));
    }

    [Theory]
    [Trait("Evidence", "simulation")]
    [InlineData(Metric.MeanLatency)]
    [InlineData(Metric.P95Latency)]
    public void Confidence_is_calibrated(Metric metric)
    {
        const int worlds = 1_000, seed = 31;
        var random = new Random(seed);
        var bins = new (int Count, double Claimed, int True)[5];
        for (var i = 0; i < worlds; i++)
        {
            var gain = random.NextDouble() * 0.2 - 0.05;
            var pairs = Pairs(random.Next(), 150, gain, noise: 0.25);
            var verdict = ImprovementEstimator.FromPairs(pairs, metric, Options with { Draws = 400, P95Tolerance = 10 });
            ref var bin = ref bins[Math.Min(4, (int)(verdict.Confidence * 5))];
            bin = (bin.Count + 1, bin.Claimed + verdict.Confidence, bin.True + (gain > Options.Margin ? 1 : 0));
        }
        foreach (var (count, claimed, held) in bins.Where(b => b.Count >= 50))
            Assert.True(Math.Abs(claimed - held) / count <= 0.1 + 1 / Math.Sqrt(count), $"claimed {claimed / count:P0}, held {(double)held / count:P0} of {count}, {metric}, seed {seed}");
    }

    [Fact]
    [Trait("Evidence", "simulation")]
    public void A_false_improvement_passes_no_more_often_than_its_confidence_allows()
    {
        const int worlds = 400, seed = 32;
        var random = new Random(seed);
        var passed = Enumerable.Range(0, worlds).Count(_ =>
            ImprovementEstimator.FromPairs(Pairs(random.Next(), 150, 0.05, 0.25), Metric.MeanLatency, Options with { Draws = 400 }).Verdict.Outcome == VerdictOutcome.Pass);
        Assert.True(passed <= 0.15 * worlds + 2 * Math.Sqrt(worlds * 0.15 * 0.85), $"{passed} of {worlds} passed at the margin itself, seed {seed}");
    }

    [Fact]
    [Trait("Evidence", "simulation")]
    public void Intervals_cover_the_true_gain_of_dependent_arrivals()
    {
        const int worlds = 300, seed = 33;
        var random = new Random(seed);
        var covered = Enumerable.Range(0, worlds).Count(_ => Estimate(random.Next(), 2_000, 0.3) is var v && v.Predicted.Lower <= 0.3 && v.Predicted.Upper >= 0.3);
        Assert.True(covered >= 0.89 * worlds, $"{covered} of {worlds} covered at 95 %, seed {seed}");
    }

    private static ImprovementVerdict Estimate(int seed, int count, double gain)
    {
        var (before, after) = Arrivals(seed, count, gain);
        return ImprovementEstimator.FromOutcomes(before, after, Metric.MeanLatency, Options with { Draws = 500 });
    }

    /// <summary>Latencies whose level wanders slowly (AR(1)); a share of calls becomes free, in runs.</summary>
    private static (ArrivalOutcomes Before, ArrivalOutcomes After) Arrivals(int seed, int count, double gain)
    {
        var random = new Random(seed);
        var (before, after) = (new double[count], new double[count]);
        var (level, hit) = (0d, false);
        for (var i = 0; i < count; i++)
        {
            level = 0.8 * level + 0.2 * Gaussian.Next(random);
            if (random.NextDouble() < 0.3) hit = random.NextDouble() < gain;
            before[i] = 20 * Math.Exp(level + 0.3 * Gaussian.Next(random));
            after[i] = hit ? 0 : before[i];
        }
        return (Of(before), Of(after));
    }

    private static List<(double, double)> Pairs(int seed, int count, double gain, double noise)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (
            10 * Math.Exp(noise * Gaussian.Next(random)), 10 * (1 - gain) * Math.Exp(noise * Gaussian.Next(random))))];
    }

    private static ArrivalOutcomes Constant(int count, double milliseconds) => Of([.. Enumerable.Repeat(milliseconds, count)]);

    private static ArrivalOutcomes Of(double[] latencies) =>
        new(latencies, new bool[latencies.Length], Enumerable.Repeat(1d, latencies.Length).ToArray());
}
