using Optimizer.Core.Model;
using Optimizer.Core.Proof;

namespace Optimizer.Core.Phases.Validation;

/// <param name="Release">What happens to the candidate.</param>
/// <param name="Reasons">Why; at most three travel, the certificate has all.</param>
/// <param name="Version">The stored version, unless rejected.</param>
public sealed record ValidationOutput(Release Release, IReadOnlyList<Reason> Reasons, int? Version, double DurationMs)
{
    /// <summary>What its improvement was measured as; null where it was not, or where its contract leaves the decision to a person.</summary>
    public Discovery? Measured { get; init; }
}
