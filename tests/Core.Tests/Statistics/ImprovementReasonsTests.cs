using Optimizer.Core.Model;
using Optimizer.Core.Statistics;

namespace Optimizer.Core.Tests.Statistics;

public sealed class ImprovementReasonsTests
{
    private static readonly ImprovementOptions Options = new();

    [Theory]
    [InlineData(7, 7, 30, "23", 23)] // 30 samples are the fewest
    [InlineData(25, 25, 30, "5", 5)]
    [InlineData(29, 1, 30, "560", 551)] // 20 blocks of 29 are the fewest
    [InlineData(20, 20, 30, "10", 10)]
    [InlineData(20, 20, 1_254, "1,300", 1_234)]
    public void Too_little_evidence_says_how_much_more_is_needed(int samples, int blocks, int minSamples, string named, double needed)
    {
        var verdict = ImprovementReasons.TooFew(Pairs(samples, blocks), Options with { MinSamples = minSamples }, 20, "measured pairs");
        var reason = Assert.Single(verdict.Verdict.Reasons);
        Assert.Equal(("improvement", VerdictOutcome.Inconclusive), (verdict.Verdict.Examination, verdict.Verdict.Outcome));
        Assert.Equal("improvement.too-little-evidence", reason.Id);
        Assert.Equal($"{samples} measured pairs in {blocks} independent blocks are too few for a posterior; needs ~{named} more measured pairs.", reason.Sentence);
        Assert.Equal($"{named} more measured pairs", reason.WouldFlip);
        Assert.Equal(Numbers(samples, blocks, gain: 0, confidence: 0, more: needed), reason.Numbers);
        Assert.Equal((new Estimate(0, -1, 1, samples), 0d), (verdict.Predicted, verdict.Confidence));
    }

    [Theory]
    [InlineData(Metric.MeanLatency, "mean latency (ms)")]
    [InlineData(Metric.P95Latency, "p95 latency (ms)")]
    [InlineData(Metric.ErrorRate, "error rate")]
    [InlineData(Metric.ColdStart, "mean first call (ms)")]
    [InlineData(Metric.TimeToOutcome, "mean time to an answer or a failure (ms)")]
    public void Where_the_traffic_shows_none_of_the_objective_nothing_can_be_gained(Metric objective, string name)
    {
        var verdict = ImprovementReasons.NothingToGain(Pairs(40, 40, before: 0), objective);
        var reason = Assert.Single(verdict.Verdict.Reasons);
        Assert.Equal((VerdictOutcome.Fail, "improvement.nothing-to-gain"), (verdict.Verdict.Outcome, reason.Id));
        Assert.Equal($"The recorded traffic shows no {name}, so nothing can be gained.", reason.Sentence);
        Assert.Equal((new Estimate(0, 0, 0, 40), 0d), (verdict.Predicted, verdict.Confidence));
    }

    [Fact]
    public void What_nobody_observed_needs_sampled_invocations()
    {
        var verdict = ImprovementReasons.NothingToGain(Pairs(40, 40), Metric.DependencyCalls);
        var reason = Assert.Single(verdict.Verdict.Reasons);
        Assert.Equal((VerdictOutcome.Inconclusive, "improvement.not-observed"), (verdict.Verdict.Outcome, reason.Id));
        Assert.Equal("The recorded traffic does not tell the dependency calls per invocation; it needs sampled invocations.", reason.Sentence);
    }

    [Theory]
    [InlineData(0.9, VerdictOutcome.Pass, "improvement.shown")]
    [InlineData(0.1, VerdictOutcome.Fail, "improvement.not-shown")]
    public void A_decision_tells_the_gain_its_interval_and_its_probability(double confidence, VerdictOutcome outcome, string id)
    {
        var verdict = Conclude(confidence, Options);
        var reason = Assert.Single(verdict.Verdict.Reasons);
        Assert.Equal(("improvement", outcome, id), (verdict.Verdict.Examination, verdict.Verdict.Outcome, reason.Id));
        Assert.Equal(FormattableString.Invariant(
            $"mean latency (ms) goes from 10 to 7.5: 25.0 % less (95 % interval 12.5 % to 37.5 %) over 100 measured pairs; the probability that it exceeds 5 % with no guard worse is {confidence * 100}.0 %."), reason.Sentence);
        Assert.Null(reason.WouldFlip);
        Assert.Equal(Numbers(100, 50, gain: 0.25, confidence, more: 0), reason.Numbers);
        Assert.Equal((0.25, confidence), (verdict.Predicted.Value, verdict.Confidence));
    }

    /// <summary>(z(0.85) ÷ z(0.7))² − 1 = 2.906 times as many again; at a confidence of a half, nothing but a hundredfold can be named.</summary>
    [Theory]
    [InlineData(0.7, "300", 291)]
    [InlineData(0.3, "300", 291)]
    [InlineData(0.5, "9,900", 9_900)]
    [InlineData(0.501, "9,900", 9_900)]
    public void Uncertainty_tells_how_much_more_would_probably_decide(double confidence, string named, double more)
    {
        var reason = Assert.Single(Conclude(confidence, Options).Verdict.Reasons);
        Assert.Equal("improvement.uncertain", reason.Id);
        Assert.EndsWith($" %. It needs ~{named} more measured pairs.", reason.Sentence, StringComparison.Ordinal);
        Assert.Equal($"{named} more measured pairs", reason.WouldFlip);
        Assert.Equal(Numbers(100, 50, gain: 0.25, confidence, more), reason.Numbers);
    }

    [Theory]
    [InlineData(0.875)]
    [InlineData(0.125)]
    public void A_confidence_on_a_bound_does_not_decide_and_needs_one_more(double confidence)
    {
        var verdict = Conclude(confidence, Options with { RequiredConfidence = 0.875 }).Verdict;
        Assert.Equal((VerdictOutcome.Inconclusive, "1 more measured pairs"), (verdict.Outcome, verdict.Reasons[0].WouldFlip));
    }

    [Fact]
    public void Each_guard_that_got_worse_is_a_reason_of_its_own()
    {
        var comparison = BlockedComparison.Of([.. Enumerable.Range(0, 40).Select(i => new MeasuredPair(i, 10, i < 20 ? 5 : 11, CandidateFailed: i == 0))]);
        Assert.Equal(
            ["The error rate rises from 0.00 % to 2.50 %.", "The 95th percentile of the time to an answer gets more than 5 % longer."],
            Guards(comparison, Metric.MeanLatency));
        Assert.Equal(["The error rate rises from 0.00 % to 2.50 %."], Guards(comparison, Metric.P95Latency));
        Assert.Empty(Guards(Pairs(40, 40), Metric.P95Latency));
    }

    private static IEnumerable<string> Guards(BlockedComparison comparison, Metric objective) =>
        ImprovementReasons.Conclude(comparison, objective, Options, new Estimate(0.2, 0.1, 0.3, 40), 0.99, "measured pairs").Verdict.Reasons.Skip(1).Select(r => r.Sentence);

    private static ImprovementVerdict Conclude(double confidence, ImprovementOptions options) =>
        ImprovementReasons.Conclude(Pairs(100, 50), Metric.MeanLatency, options, new Estimate(0.25, 0.125, 0.375, 100), confidence, "measured pairs");

    private static BlockedComparison Pairs(int samples, int blocks, double before = 10) =>
        BlockedComparison.Of([.. Enumerable.Range(0, samples).Select(i => new MeasuredPair(i % blocks, before, before * 0.75))]);

    private static Dictionary<string, double> Numbers(int samples, int blocks, double gain, double confidence, double more) =>
        new() { ["samples"] = samples, ["blocks"] = blocks, ["gain"] = gain, ["confidence"] = confidence, ["moreNeeded"] = more };
}
