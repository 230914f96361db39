using Optimizer.Core.Model;

namespace Optimizer.Core.State;

/// <summary>How one opportunity of a cycle ended.</summary>
/// <param name="Result"><c>deployed</c>, <c>review</c>, <c>waiting</c> (for a time when changes are taken), <c>rejected</c>, <c>inconclusive</c>, <c>failed</c> or <c>not-taken</c>.</param>
public sealed record OpportunityOutcome(
    string Function, string Type, string Result, int? Version, IReadOnlyList<Reason> Reasons, Assessment? Assessment);
