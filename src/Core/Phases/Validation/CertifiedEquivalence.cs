using Optimizer.Core.Proof;

namespace Optimizer.Core.Phases.Validation;

/// <summary>The equivalence part of a certificate.</summary>
/// <param name="N">Distinct requests compared.</param>
/// <param name="Bound">With 0 mismatches: upper bound of the mismatch rate at 95 %, 3/n.</param>
/// <param name="Unserved">Recordings that could not be replayed.</param>
/// <param name="Mismatches">At most ten.</param>
public sealed record CertifiedEquivalence(
    int N, double Bound, int Unserved, IReadOnlyList<Mismatch> Mismatches, IReadOnlyList<string> MaskedFields)
{
    internal static CertifiedEquivalence Of(EquivalenceResult result) =>
        new(result.Cases, result.Bound, result.Unserved, [.. result.Mismatches.Take(10)], result.MaskedFields);
}
