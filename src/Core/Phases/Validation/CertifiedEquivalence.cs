using Optimizer.Core.Proof;
using Optimizer.Core.Proof.Coverage;

namespace Optimizer.Core.Phases.Validation;

/// <summary>The equivalence part of a certificate.</summary>
/// <param name="N">Distinct requests compared.</param>
/// <param name="Bound">With 0 mismatches: upper bound of the mismatch rate at 95 %, 3/n.</param>
/// <param name="Unserved">Recordings that could not be replayed.</param>
/// <param name="Mismatches">At most ten.</param>
public sealed record CertifiedEquivalence(
    int N, double Bound, int Unserved, IReadOnlyList<Mismatch> Mismatches, IReadOnlyList<string> MaskedFields)
{
    /// <summary>Made-up requests and failing variants that were compared as well.</summary>
    public int Generated { get; init; }

    /// <summary>Branches of the original that the compared cases went through.</summary>
    public BranchCoverage Branches { get; init; } = BranchCoverage.None;

    internal static CertifiedEquivalence Of(EquivalenceResult result) =>
        new(result.Cases, result.Bound, result.Unserved, [.. result.Mismatches.Take(10)], result.MaskedFields)
        {
            Generated = result.Generated,
            Branches = result.Branches,
        };
}
