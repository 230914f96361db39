using Optimizer.Core.Model;

namespace Optimizer.Core.Proof;

/// <summary>What differential execution showed.</summary>
/// <param name="Cases">Cases that prove something: all their dependency calls were answered.</param>
/// <param name="Unserved">Cases that prove nothing, because a dependency call had no recorded answer.</param>
/// <param name="Bound">Upper bound of the mismatch rate at 95 % confidence after 0 mismatches: 3/n, at most 1 (rule of three, Hanley &amp; Lippman-Hand 1983).</param>
/// <param name="MaskedFields">Response paths that already differ between two runs of the baseline.</param>
public sealed record EquivalenceResult(
    Verdict Verdict, int Cases, int Unserved, double Bound, IReadOnlyList<Mismatch> Mismatches, IReadOnlyList<string> MaskedFields);
