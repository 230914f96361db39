using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;

namespace Optimizer.Core.Phases.Validation;

/// <summary>One optimization that a candidate realises.</summary>
internal sealed record CandidatePart(Optimization Type, OptimizationPlan Plan)
{
    /// <summary>Rewrites in the order in which they apply, then policies from the caller inwards.</summary>
    public static IReadOnlyList<CandidatePart> Of(Candidate candidate, Optimization added)
    {
        var all = candidate.Plans.Where(p => p.Key != added.Id).Select(p => new CandidatePart(PlanOwner.Of(p.Value), p.Value))
            .Append(new CandidatePart(added, candidate.Plan));
        return [.. all.OrderBy(p => p.Type is PolicyOptimization policy ? (int)policy.Stage : 0).ThenBy(p => p.Type.Id, StringComparer.Ordinal)];
    }
}
