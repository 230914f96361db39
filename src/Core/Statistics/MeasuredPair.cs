namespace Optimizer.Core.Statistics;

/// <summary>One interleaved measurement of both sides.</summary>
/// <param name="Case">The recorded request; repeated measurements of one case are not independent and are weighted together.</param>
/// <param name="Baseline">Value of the baseline, > 0 (milliseconds).</param>
/// <param name="Candidate">Value of the candidate, same unit.</param>
public readonly record struct MeasuredPair(int Case, double Baseline, double Candidate);
