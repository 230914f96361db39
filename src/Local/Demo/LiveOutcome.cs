using Optimizer.Core.Model;
using Optimizer.Core.Statistics;
using Optimizer.Core.Traffic;

namespace Optimizer.Local.Demo;

/// <summary>What live traffic showed of one version between two moments.</summary>
internal static class LiveOutcome
{
    /// <summary>Quantiles are of successful calls, as in a profile; NaN where nothing was observed.</summary>
    public static OutcomeSummary Between(TraceWindow window, DateTimeOffset from, DateTimeOffset to)
    {
        var durations = new QuantileSketch();
        var (count, errors, observed, dependencyCalls) = (0L, 0L, 0L, 0L);
        foreach (var call in window.Calls.Span)
        {
            if (call.StartTicks < from.UtcTicks || call.StartTicks >= to.UtcTicks) continue;
            count++;
            if (call.Error >= 0) errors++;
            else durations.Add(call.DurationMs);
            if (call.DependencyCalls < 0) continue;
            observed++;
            dependencyCalls += call.DependencyCalls;
        }
        var latency = durations.Summarize();
        var succeeded = latency.Count > 0;
        return new OutcomeSummary(
            count, succeeded ? latency.Mean : double.NaN, succeeded ? latency.P50 : double.NaN, succeeded ? latency.P95 : double.NaN,
            count == 0 ? double.NaN : (double)errors / count, observed == 0 ? double.NaN : (double)dependencyCalls / observed);
    }

    /// <summary>Relative reduction of a metric; null where it was not observed on both sides.</summary>
    public static double? Reduction(OutcomeSummary before, OutcomeSummary after, Metric metric)
    {
        var (baseline, optimized) = (before.Of(metric), after.Of(metric));
        return double.IsFinite(optimized) && baseline > 0 ? 1 - (optimized / baseline) : null;
    }
}
