using System.Text.Json;

namespace Optimizer.Local.Proving;

/// <param name="Request">The request.</param>
/// <param name="What"><c>response</c>, <c>exception</c>, <c>mutation</c>, <c>dependency-calls</c> or <c>order</c>.</param>
/// <param name="Baseline">What the baseline did.</param>
/// <param name="Candidate">What the candidate did.</param>
internal sealed record ProvedMismatch(JsonElement Request, string What, string Baseline, string Candidate);
