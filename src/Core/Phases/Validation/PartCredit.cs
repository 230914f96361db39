using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Proof;
using Optimizer.Core.Simulation;
using Optimizer.Core.Statistics;

namespace Optimizer.Core.Phases.Validation;

/// <summary>
/// Credits each part of a pipeline: policies by replaying the original's own traffic with one alone, with all but one, and with all;
/// rewrites as they were measured (<see cref="RewriteCredit"/>); what a live part brought when it came is on its version.
/// </summary>
internal sealed class PartCredit(ProofOptions options)
{
    /// <param name="subject">The candidate.</param>
    /// <param name="rewrites">The credit of its rewrites.</param>
    /// <returns>Null where the candidate has one part.</returns>
    public CertifiedComposition? Of(CandidateUnderTest subject, IReadOnlyDictionary<string, CertifiedPart> rewrites, CancellationToken cancellationToken)
    {
        if (subject.Parts.Count == 1) return null;
        var policies = subject.Original is null ? [] : Policies(subject, subject.Original.Window.Calls.Length == 0 ? [] : subject.Policies, cancellationToken);
        var parts = subject.Parts.Select(p => WithHistory(
            policies.GetValueOrDefault(p.Type.Id) ?? rewrites.GetValueOrDefault(p.Type.Id) ?? new CertifiedPart(p.Type.Id, p.Type.Objective), subject)).ToList();
        return new CertifiedComposition(parts, Method(subject, policies.Count > 0, rewrites.Count > 0));
    }

    private Dictionary<string, CertifiedPart> Policies(CandidateUnderTest subject, IReadOnlyList<CandidatePart> policies, CancellationToken cancellationToken)
    {
        var runs = new Dictionary<string, SimulationResult>(StringComparer.Ordinal);
        SimulationResult Run(IEnumerable<CandidatePart> some)
        {
            var steps = some.Select(p => (Type: (PolicyOptimization)p.Type, p.Plan)).ToList();
            var name = string.Join('+', steps.Select(s => s.Type.Id));
            if (!runs.TryGetValue(name, out var run))
                runs.Add(name, run = PolicySimulator.Run(
                    subject.Original!.Window, steps,
                    new SimulationOptions { Seed = options.Seed, FollowLoad = policies.Any(p => ((PolicyOptimization)p.Type).ChangesLoad) }, cancellationToken));
            return run;
        }
        return policies.ToDictionary(p => p.Type.Id, p => new CertifiedPart(p.Type.Id, p.Type.Objective)
        {
            Alone = Gain(p, Run([]), Run([p])),
            Added = policies.Count == 1 ? null : Gain(p, Run(policies.Where(o => o != p)), Run(policies)),
            Together = policies.Count == 1 ? null : Gain(p, Run([]), Run(policies)),
        }, StringComparer.Ordinal);
    }

    private Estimate? Gain(CandidatePart part, SimulationResult before, SimulationResult after)
    {
        var gain = ImprovementEstimator.FromOutcomes(
            before.OptimizedArrivals, after.OptimizedArrivals, part.Type.Objective, new ImprovementOptions { Margin = options.Margin, Seed = options.Seed });
        return gain.Verdict.Reasons[0].Id is "improvement.too-little-evidence" or "improvement.not-observed" ? null : gain.Predicted;
    }

    private static CertifiedPart WithHistory(CertifiedPart part, CandidateUnderTest subject) =>
        part.Type != subject.Type.Id && subject.Below.FirstOrDefault(v => v.Type == part.Type) is { } version
            ? part with { Version = version.Version, PredictedThen = version.Assessment.Predicted, Realised = version.Realised }
            : part;

    private string Method(CandidateUnderTest subject, bool areSimulated, bool areMeasured)
    {
        var sentences = new List<string>();
        if (areSimulated)
            sentences.Add(FormattableString.Invariant($"Policies: trace-driven simulation of {subject.Original!.Window.Calls.Length} invocations of the original, seed {options.Seed}"));
        else if (subject.Policies.Count > 0)
            sentences.Add("Policies alone and together were not simulated, since the original's traffic is no longer kept");
        if (subject.Rewrites.Count > 0)
            sentences.Add(areMeasured
                ? "Rewrites: measured on recorded requests without policies on either side, once for each figure but what a new one adds; their sum with policies was not measured"
                : "Rewrites: each was measured when it was new, against what served then; their sum with the others was not measured");
        return string.Join(". ", sentences);
    }
}
