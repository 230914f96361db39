using Optimizer.Core.Model;
using Optimizer.Core.Statistics;

namespace Optimizer.Core.Phases.Monitoring;

/// <summary>
/// Anytime-valid comparison of slow tails: calls beyond 1.5 times the base's 95th percentile and beyond twice its 99th, counted on both
/// sides by window. The limits of a window come from the windows before it, so they do not depend on what they are applied to; the
/// mean of the two e-values is an e-value again.
/// </summary>
internal sealed class TailComparison
{
    private static readonly (double Quantile, double Times)[] Limits = [(0.95, 1.5), (0.99, 2)];

    private readonly SafeTwoProportionTest[] tests = [.. Limits.Select(_ => new SafeTwoProportionTest())];
    private readonly SortedDictionary<int, long> baseline = [];
    private readonly double allowance;
    private readonly long warmUp;
    private long baseSeen;
    private long trialSeen;

    /// <param name="assessment">Where validation predicted a longer tail, that much longer is allowed.</param>
    /// <param name="warmUp">Invocations of each side that only set the limits.</param>
    private TailComparison(Assessment assessment, long warmUp) => (allowance, this.warmUp) = (
        assessment.Baseline.P95Ms > 0 ? Math.Max(1, assessment.Optimized.P95Ms / assessment.Baseline.P95Ms) : 1, warmUp);

    /// <summary>The highest e-value until now against "its slow calls are no more frequent than its base's"; 1 without evidence.</summary>
    /// <remarks>What lowers the error rate does so by waiting and trying again: its successes are slow where there were none before.</remarks>
    public static double Highest(IReadOnlyList<EvidenceWindow> windows, int version, int baseVersion, Assessment assessment, long warmUp)
    {
        if (assessment.Objective == Metric.ErrorRate) return 1;
        var (tail, highest) = (new TailComparison(assessment, warmUp), 1d);
        foreach (var window in windows) highest = Math.Max(highest, tail.Observe(window.Of(baseVersion), window.Of(version)));
        return highest;
    }

    private double Observe(VersionEvidence before, VersionEvidence trial)
    {
        if (baseSeen >= warmUp && trialSeen >= warmUp && before.Successes > 0 && trial.Successes > 0) Compare(before, trial);
        foreach (var (bucket, count) in before.LatencyBuckets) baseline[bucket] = baseline.GetValueOrDefault(bucket) + count;
        baseSeen += before.Successes;
        trialSeen += trial.Successes;
        return tests.Average(t => t.EValue);
    }

    private void Compare(VersionEvidence before, VersionEvidence trial)
    {
        for (var i = 0; i < Limits.Length; i++)
        {
            var limit = LatencyBuckets.IndexOf(allowance * Limits[i].Times * BaseQuantile(Limits[i].Quantile));
            tests[i].Observe(before.Successes, before.SlowerThan(limit), trial.Successes, trial.SlowerThan(limit));
        }
    }

    /// <summary>As <see cref="LatencyBuckets.Quantile"/>, of buckets that are in order already.</summary>
    private double BaseQuantile(double quantile)
    {
        var (rank, seen, index) = (quantile * (baseSeen - 1), 0L, 0);
        foreach (var (bucket, count) in baseline)
        {
            index = bucket;
            seen += count;
            if (seen > rank) break;
        }
        return LatencyBuckets.ValueOf(index);
    }
}
