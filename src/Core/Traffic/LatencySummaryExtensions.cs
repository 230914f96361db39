using Optimizer.Core.Statistics;

namespace Optimizer.Core.Traffic;

public static class LatencySummaryExtensions
{
    /// <summary>All zero without values.</summary>
    public static LatencySummary Summarize(this QuantileSketch sketch)
    {
        ArgumentNullException.ThrowIfNull(sketch);
        return sketch.Count == 0
            ? new LatencySummary(0, 0, 0, 0, 0, 0)
            : new LatencySummary(sketch.Count, sketch.Mean, sketch.Quantile(0.5), sketch.Quantile(0.95), sketch.Quantile(0.99), sketch.Max);
    }
}
