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
        var verdict = ImprovementEstimator.FromSimulation(
            simulated, type.Objective, new ImprovementOptions
            {
                Margin = options.Margin, Seed = options.Seed, AcceptedDelayMs = type.AcceptedDelay(subject.Candidate.Plan).TotalMilliseconds,
            });
        return new Improvement(
            verdict.Verdict, type.Objective, verdict.Predicted, verdict.Confidence, simulated.Baseline, simulated.Optimized,
            FormattableString.Invariant($"trace-driven simulation of {window.Calls.Length} recorded invocations, seed {options.Seed}"));
    }
}
