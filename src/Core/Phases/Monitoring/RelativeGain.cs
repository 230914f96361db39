using Optimizer.Core.Model;
using Optimizer.Core.Statistics;

namespace Optimizer.Core.Phases.Monitoring;

/// <summary>
/// How much less of a metric a version shows than its base, with an interval that may be looked at again and again: the ratio of
/// the two, its standard error by the delta method, widened by the multiplier of <see cref="ConfidenceSequence"/>.
/// </summary>
internal static class RelativeGain
{
    private const long MinBaseErrors = 3;

    /// <returns>Null while either side shows too little.</returns>
    public static Estimate? Of(Metric metric, VersionEvidence control, VersionEvidence trial, long minSamples, double alpha)
    {
        var (before, after) = (Measure(metric, control), Measure(metric, trial));
        if (before.Count < minSamples || after.Count < minSamples || before.Value <= 0) return null;
        if (metric == Metric.ErrorRate && control.Errors < MinBaseErrors) return null;
        var ratio = after.Value / before.Value;
        var error = Math.Sqrt(after.SquaredError + ratio * ratio * before.SquaredError) / before.Value;
        var samples = Math.Min(before.Count, after.Count);
        var half = error * ConfidenceSequence.Multiplier(samples, 10d * minSamples, alpha);
        return new Estimate(1 - ratio, 1 - ratio - half, 1 - ratio + half, after.Count);
    }

    private static (double Value, double SquaredError, long Count) Measure(Metric metric, VersionEvidence evidence) => metric switch
    {
        Metric.MeanLatency => OfMean(new MeanSample(evidence.Successes, evidence.LatencySum, evidence.LatencySquares)),
        Metric.P95Latency => OfP95(evidence),
        Metric.ErrorRate => OfShare(evidence.Errors, evidence.Invocations),
        Metric.DependencyCalls => OfMean(new MeanSample(evidence.Observed, evidence.DependencyCalls, evidence.DependencyCallSquares)),
        Metric.ColdStart => OfMean(new MeanSample(evidence.ColdStarts, evidence.ColdStartSum, evidence.ColdStartSquares)),
        Metric.TimeToOutcome => OfMean(new MeanSample(
            evidence.Invocations, evidence.LatencySum + evidence.FailureSum, evidence.LatencySquares + evidence.FailureSquares)),
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, null),
    };

    private static (double, double, long) OfMean(MeanSample sample) =>
        sample.Count < 2 ? (0, 0, 0) : (sample.Mean, sample.Variance / sample.Count, sample.Count);

    /// <summary>Half an error and one call are added, so that no errors at all do not look like certainty (Agresti &amp; Coull 1998).</summary>
    private static (double, double, long) OfShare(long errors, long calls)
    {
        var share = (errors + 0.5) / (calls + 1);
        return (share, share * (1 - share) / (calls + 1), calls);
    }

    /// <summary>The standard error is half the distance of the order statistics one standard error of the rank away (Woodruff 1952).</summary>
    private static (double, double, long) OfP95(VersionEvidence evidence)
    {
        const double quantile = 0.95;
        var count = evidence.Successes;
        if (count == 0) return (0, 0, 0);
        var rankError = Math.Sqrt(quantile * (1 - quantile) / count);
        var low = LatencyBuckets.Quantile(evidence.LatencyBuckets, quantile - rankError);
        var high = LatencyBuckets.Quantile(evidence.LatencyBuckets, quantile + rankError);
        return (LatencyBuckets.Quantile(evidence.LatencyBuckets, quantile), (high - low) * (high - low) / 4, count);
    }
}
