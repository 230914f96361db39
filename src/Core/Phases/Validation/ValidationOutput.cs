using Optimizer.Core.Model;
using Optimizer.Core.Proof;
using Optimizer.Core.Storage;

namespace Optimizer.Core.Phases.Validation;

/// <param name="Release">What happens to the candidate.</param>
/// <param name="Reasons">Why; at most 8 travel, the certificate has all.</param>
/// <param name="Version">The stored version, unless rejected.</param>
/// <param name="Bundle">The bundle's zip, in container <c>cycles</c>; null where nothing compiled.</param>
public sealed record ValidationOutput(
    Release Release, IReadOnlyList<Reason> Reasons, Assessment? Assessment, int? Version, BlobPointer? Bundle, double DurationMs);
