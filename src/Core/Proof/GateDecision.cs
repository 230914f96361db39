using Optimizer.Core.Model;

namespace Optimizer.Core.Proof;

/// <summary>What the gates say.</summary>
/// <param name="Release">What happens to the candidate.</param>
/// <param name="Reasons">Every gate that does not hold; where all hold, one reason that says so.</param>
public sealed record GateDecision(Release Release, IReadOnlyList<Reason> Reasons);
