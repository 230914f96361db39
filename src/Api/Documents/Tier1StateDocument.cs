using Optimizer.Core.Learning;

namespace Optimizer.Api.Documents;

/// <summary>A learner's state after a cycle; numbers that are not known yet are null.</summary>
internal sealed record Tier1StateDocument(
    long Cycle, double Score, double LatencyMicroseconds, double? Accuracy, long MemoryBytes, int Level, Traits Traits, string Mode,
    string Environment, double AnomalyLikelihood, double Drift, long Artifacts)
{
    public static Tier1StateDocument Of(OptimizationState s) => new(
        s.Cycle, s.Score, s.LatencyMicroseconds, double.IsNaN(s.Accuracy) ? null : s.Accuracy, s.MemoryBytes, s.Level, s.Traits, s.Mode.ToString(),
        s.Environment.ToString(), s.AnomalyLikelihood, s.Drift, s.Artifacts);
}
