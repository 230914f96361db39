using MathNet.Numerics.Statistics;
using Optimizer.Core.Model;

namespace Optimizer.Core.Simulation;

/// <summary>Summaries of arrivals, failures included; quantiles interpolate linearly (type 7 of Hyndman &amp; Fan 1996).</summary>
internal static class OutcomeSummaries
{
    public static OutcomeSummary Of(ArrivalOutcomes arrivals)
    {
        var latency = arrivals.LatencyMs.ToArray();
        return new OutcomeSummary(
            latency.Length,
            Mean(latency),
            ArrayStatistics.QuantileCustomInplace(latency, 0.50, QuantileDefinition.R7),
            ArrayStatistics.QuantileCustomInplace(latency, 0.95, QuantileDefinition.R7),
            latency.Length == 0 ? double.NaN : (double)arrivals.Failed.Span.Count(true) / latency.Length,
            Mean(arrivals.DependencyCalls.Span));
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value;
        return sum / values.Length;
    }
}
