using Optimizer.Core.Learning.Anomalies;
using Optimizer.Core.Learning.Inputs;
using Optimizer.Core.Learning.Stages;

namespace Optimizer.Core.Learning.Loop;

/// <summary>One metric of a function, of which less is better. An anomaly counts where it also matters: worse than usual by a margin.</summary>
/// <param name="name">With its unit.</param>
/// <param name="leastShare">Share of the usual value by which it must be worse.</param>
/// <param name="leastChange">And the metric's own amount.</param>
internal sealed class WatchedMetric(string name, AnomalyOptions options, double leastShare, double leastChange)
{
    /// <summary>Points over which what is usual is averaged.</summary>
    private const double Memory = 120;

    private readonly AnomalyDetector detector = new(options);
    private RunningMoments usual;

    /// <returns>Null where the value is ordinary, too little worse, or no metric at all.</returns>
    public FunctionAnomaly? Look(string function, DateTimeOffset at, double value)
    {
        var point = new MetricPoint(at, value);
        if (point.Check() != InputRejection.None) return null;
        var verdict = detector.Observe(point);
        var margin = Math.Max(leastChange, leastShare * usual.Mean);
        var matters = usual.Count > 0 && value - usual.Mean >= margin;
        usual = usual.Add(value, Memory);
        return verdict.IsAnomaly && matters ? new FunctionAnomaly(function, name, at, value, verdict.Score) : null;
    }
}
