using Optimizer.Core.Learning.Anomalies;
using Optimizer.Core.Phases.Monitoring;

namespace Optimizer.Core.Learning.Loop;

/// <summary>One function's mean latency and error rate over time, each with its detector.</summary>
internal sealed class MetricStream(AnomalyOptions options)
{
    private readonly WatchedMetric latency = new("mean latency in ms", options, leastShare: 0.2, leastChange: 1);
    private readonly WatchedMetric errors = new("error rate", options, leastShare: 0.2, leastChange: 0.01);

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
            worst = Worse(worst, errors.Look(function, window.Start, evidence.ErrorRate));
            if (evidence.Successes > 0)
                worst = Worse(worst, latency.Look(function, window.Start, evidence.LatencySum / evidence.Successes));
        }
        return worst;
    }

    private static FunctionAnomaly? Worse(FunctionAnomaly? left, FunctionAnomaly? right) =>
        left is null || right?.Score > left.Score ? right ?? left : left;
}
