using Optimizer.Core.Model;
using Optimizer.Core.Phases.Monitoring;

namespace Optimizer.Local.Commands.Bench.Calibration;

/// <summary>A metric as live evidence shows it.</summary>
internal static class LiveValue
{
    /// <returns>Null where nothing of it was seen.</returns>
    public static double? Of(Metric metric, VersionEvidence evidence)
    {
        var value = metric switch
        {
            Metric.ColdStart => evidence.ColdStartSum / evidence.ColdStarts,
            Metric.TimeToOutcome => (evidence.LatencySum + evidence.FailureSum) / evidence.Invocations,
            _ => evidence.Summarize().Of(metric),
        };
        return double.IsFinite(value) ? value : null;
    }
}
