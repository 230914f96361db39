namespace Optimizer.Core.Statistics;

/// <summary>One interleaved measurement of both sides.</summary>
/// <param name="Case">The recorded request; repeated measurements of one case are not independent and are weighted together.</param>
/// <param name="Baseline">Value of the baseline, > 0 (milliseconds).</param>
/// <param name="Candidate">Value of the candidate, same unit.</param>
/// <param name="BaselineFailed">Whether the baseline ended with an exception.</param>
/// <param name="CandidateFailed">Whether the candidate did.</param>
public readonly record struct MeasuredPair(
    int Case, double Baseline, double Candidate, bool BaselineFailed = false, bool CandidateFailed = false);
