namespace Optimizer.Core.Proof;

/// <summary>One way in which a candidate behaved differently.</summary>
/// <param name="Request">The request's JSON.</param>
/// <param name="What"><c>response</c>, <c>exception</c>, <c>mutation</c>, <c>dependency-calls</c> or <c>order</c>.</param>
/// <param name="Baseline">What the baseline did.</param>
/// <param name="Candidate">What the candidate did.</param>
public sealed record Mismatch(string Request, string What, string Baseline, string Candidate);
