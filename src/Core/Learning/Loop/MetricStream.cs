using Optimizer.Core.Learning.Anomalies;
using Optimizer.Core.Learning.Inputs;
using Optimizer.Core.Phases.Monitoring;

namespace Optimizer.Core.Learning.Loop;

/// <summary>One function's mean latency and error rate over time, each with its detector.</summary>
internal sealed class MetricStream(AnomalyOptions options)
{
    private readonly AnomalyDetector latency = new(options);
    private readonly AnomalyDetector errors = new(options);

    /// <summary>Start of the last window that was taken.</summary>
    public DateTimeOffset Last { get; private set; } = DateTimeOffset.MinValue;

    /// <returns>The worst that the windows showed, or null where nothing was out of the ordinary.</returns>
    public FunctionAnomaly? Take(string function, IEnumerable<EvidenceWindow> windows)
    {
        FunctionAnomaly? worst = null;
        foreach (var window in windows.Where(w => w.Start > Last).OrderBy(w => w.Start))
        {
            Last = window.Start;
            var evidence = VersionEvidence.Sum(window.ByVersion.Values);
            if (evidence.Invocations == 0) continue;
            worst = Worse(worst, Look(function, "error rate", errors, window.Start, evidence.ErrorRate));
            if (evidence.Successes > 0)
                worst = Worse(worst, Look(function, "mean latency in ms", latency, window.Start, evidence.LatencySum / evidence.Successes));
        }
        return worst;
    }

    private static FunctionAnomaly? Look(string function, string metric, AnomalyDetector detector, DateTimeOffset at, double value)
    {
        var point = new MetricPoint(at, value);
        if (point.Check() != InputRejection.None) return null;
        var verdict = detector.Observe(point);
        return verdict.IsAnomaly ? new FunctionAnomaly(function, metric, at, value, verdict.Score) : null;
    }

    private static FunctionAnomaly? Worse(FunctionAnomaly? left, FunctionAnomaly? right) =>
        left is null || right?.Score > left.Score ? right ?? left : left;
}
