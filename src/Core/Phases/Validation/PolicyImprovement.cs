using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Proof;
using Optimizer.Core.Simulation;
using Optimizer.Core.Statistics;

namespace Optimizer.Core.Phases.Validation;

/// <summary>
/// The gain of a policy over the version that serves: the arrivals recorded of that version replayed against the very policies in virtual
/// time. Live policies behind the new one are in the recorded outcomes already. Those in front of it stand in front of it in the replay
/// too, on both sides; but where calls wait in one, the recorded durations hold that wait, and it is not replayed.
/// </summary>
internal static class PolicyImprovement
{
    public static Improvement Examine(
        PolicyOptimization type, CandidateUnderTest subject, ProofOptions options, CancellationToken cancellationToken)
    {
        var (window, plan) = (subject.Traffic.Window, subject.Candidate.Plan);
        var (front, held) = InFront(type, subject);
        var seeded = new SimulationOptions { Seed = options.Seed, FollowLoad = type.ChangesLoad };
        var without = front.Count == 0 ? null : PolicySimulator.Run(window, front, seeded, cancellationToken);
        var with = PolicySimulator.Run(window, [.. front, (type, plan)], seeded, cancellationToken);
        var verdict = ImprovementEstimator.FromOutcomes(
            without?.OptimizedArrivals ?? with.BaselineArrivals, with.OptimizedArrivals, type.Objective, new ImprovementOptions
            {
                Margin = options.Margin, Seed = options.Seed, AcceptedDelayMs = type.AcceptedDelay(plan).TotalMilliseconds,
            });
        return new Improvement(
            verdict.Verdict, type.Objective, verdict.Predicted, verdict.Confidence, without?.Optimized ?? with.Baseline, with.Optimized,
            FormattableString.Invariant($"trace-driven simulation of {window.Calls.Length} recorded invocations, seed {options.Seed}")
                + Beside(front, held, without));
    }

    private static (List<(PolicyOptimization Type, OptimizationPlan Plan)> Front, List<string> Held) InFront(PolicyOptimization type, CandidateUnderTest subject)
    {
        var before = subject.Policies.TakeWhile(p => p.Type.Id != type.Id).Select(p => (Type: (PolicyOptimization)p.Type, p.Plan)).ToList();
        return (before.FindAll(p => !p.Type.HoldsCalls), [.. before.Where(p => p.Type.HoldsCalls).Select(p => p.Type.Title)]);
    }

    private static string Beside(List<(PolicyOptimization Type, OptimizationPlan Plan)> front, List<string> held, SimulationResult? without)
    {
        var replayed = without is null ? "" : FormattableString.Invariant(
            $"; of the version that serves, {string.Join(", ", front.Select(f => f.Type.Title))} in front on both sides (mean latency {without.Optimized.MeanMs:0.##} ms so replayed, {without.Baseline.MeanMs:0.##} ms recorded)");
        return held.Count == 0 ? replayed : $"{replayed}; the waits in {string.Join(", ", held)} are as recorded";
    }
}
