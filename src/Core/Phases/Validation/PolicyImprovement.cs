using Optimizer.Core.Optimizations;
using Optimizer.Core.Proof;
using Optimizer.Core.Simulation;
using Optimizer.Core.Statistics;

namespace Optimizer.Core.Phases.Validation;

/// <summary>The gain of a policy: the recorded arrivals replayed against the very policy in virtual time.</summary>
internal static class PolicyImprovement
{
    public static Improvement Examine(
        PolicyOptimization type, CandidateUnderTest subject, ProofOptions options, CancellationToken cancellationToken)
    {
        var window = subject.Traffic.Window;
        var simulated = PolicySimulator.Run(
            window, [(type, subject.Candidate.Plan)], new SimulationOptions { Seed = options.Seed }, cancellationToken);
        var verdict = ImprovementEstimator.FromOutcomes(
            Paired(simulated), type.Objective, new ImprovementOptions { Margin = options.Margin, Seed = options.Seed });
        return new Improvement(
            verdict.Verdict, type.Objective, verdict.Predicted, verdict.Confidence, simulated.Baseline, simulated.Optimized,
            FormattableString.Invariant($"trace-driven simulation of {window.Calls.Length} recorded invocations, seed {options.Seed}"));
    }

    private static PairedOutcomes Paired(SimulationResult simulated)
    {
        var (before, after) = (simulated.BaselineArrivals, simulated.OptimizedArrivals);
        return new PairedOutcomes(
            Floats(before.LatencyMs), before.Failed, Counts(before.DependencyCalls),
            Floats(after.LatencyMs), after.Failed, Counts(after.DependencyCalls));
    }

    private static float[] Floats(ReadOnlyMemory<double> values) => Array.ConvertAll(values.ToArray(), v => (float)v);

    private static short[] Counts(ReadOnlyMemory<double> values) =>
        Array.ConvertAll(values.ToArray(), v => double.IsNaN(v) ? (short)-1 : (short)Math.Round(v));
}
