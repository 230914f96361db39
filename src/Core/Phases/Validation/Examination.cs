using Optimizer.Core.Model;
using Optimizer.Core.Proof;

namespace Optimizer.Core.Phases.Validation;

/// <summary>What all examinations of a candidate gave.</summary>
/// <param name="Verdicts">In the order in which they were reached.</param>
/// <param name="Improvement">Null where an earlier examination failed.</param>
internal sealed record Examination(
    IReadOnlyList<Verdict> Verdicts, EquivalenceResult Equivalence, Improvement? Improvement, IReadOnlyList<ScenarioResult> Scenarios)
{
    /// <summary>What each rewrite does beside the other parts, by type; empty where the candidate has one part or was not shown to gain.</summary>
    public IReadOnlyDictionary<string, CertifiedPart> Rewrites { get; init; } = new Dictionary<string, CertifiedPart>();
}
