namespace Optimizer.Core.Model;

/// <summary>What callers and dependencies saw of a function.</summary>
/// <param name="Count">Invocations.</param>
/// <param name="MeanMs">Mean duration, milliseconds.</param>
/// <param name="P50Ms">Median duration.</param>
/// <param name="P95Ms">95th percentile.</param>
/// <param name="ErrorRate">Failed ÷ all, 0 to 1.</param>
/// <param name="DependencyCalls">Dependency calls per invocation; NaN when not observed.</param>
public sealed record OutcomeSummary(
    long Count, double MeanMs, double P50Ms, double P95Ms, double ErrorRate, double DependencyCalls)
{
    public double Of(Metric metric) => metric switch
    {
        Metric.MeanLatency or Metric.ColdStart or Metric.TimeToOutcome => MeanMs,
        Metric.P95Latency => P95Ms,
        Metric.ErrorRate => ErrorRate,
        Metric.DependencyCalls => DependencyCalls,
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, null),
    };
}
