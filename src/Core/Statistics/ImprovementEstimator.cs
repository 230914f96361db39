using Optimizer.Core.Model;

namespace Optimizer.Core.Statistics;

/// <summary>Estimates what a candidate gains, with calibrated confidence.</summary>
public static class ImprovementEstimator
{
    /// <summary>From a trace-driven simulation.</summary>
    public static ImprovementVerdict FromOutcomes(PairedOutcomes outcomes, Metric objective, ImprovementOptions options) =>
        throw new NotSupportedException();

    /// <summary>From paired measurements, one or more per recorded request.</summary>
    public static ImprovementVerdict FromMeasurements(IReadOnlyList<MeasuredPair> pairs, Metric objective, ImprovementOptions options) =>
        throw new NotSupportedException();

    /// <summary>From independent pairs.</summary>
    public static ImprovementVerdict FromPairs(
        IReadOnlyList<(double Baseline, double Candidate)> pairs, Metric objective, ImprovementOptions options) =>
        throw new NotSupportedException();
}
