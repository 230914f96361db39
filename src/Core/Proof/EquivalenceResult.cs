using Optimizer.Core.Model;
using Optimizer.Core.Proof.Coverage;

namespace Optimizer.Core.Proof;

/// <summary>What differential execution showed.</summary>
/// <param name="Cases">Requests that the bound is over: recorded ones where there are any, else those made up; all their dependency calls were answered.</param>
/// <param name="Unserved">Recorded cases that prove nothing, because a dependency call had no recorded answer.</param>
/// <param name="Bound">Upper bound of the mismatch rate at 95 % confidence after 0 mismatches: 3/n, at most 1 (rule of three, Hanley &amp; Lippman-Hand 1983).</param>
/// <param name="MaskedFields">Response paths that already differ between two runs of the baseline.</param>
public sealed record EquivalenceResult(
    Verdict Verdict, int Cases, int Unserved, double Bound, IReadOnlyList<Mismatch> Mismatches, IReadOnlyList<string> MaskedFields)
{
    /// <summary>Made-up requests and failing variants that were compared as well.</summary>
    public int Generated { get; init; }

    /// <summary>Branches of the baseline that all compared cases went through.</summary>
    public BranchCoverage Branches { get; init; } = BranchCoverage.None;
}
