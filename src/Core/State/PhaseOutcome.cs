namespace Optimizer.Core.State;

/// <summary>What one phase did in a cycle.</summary>
/// <param name="Phase"><c>detection</c> … <c>iteration</c>.</param>
/// <param name="Outcome">A few words with counts: <c>5 opportunities in 6 functions</c>.</param>
/// <param name="DurationMs">Sum over the opportunities of the cycle, milliseconds.</param>
public sealed record PhaseOutcome(string Phase, string Outcome, double DurationMs);
