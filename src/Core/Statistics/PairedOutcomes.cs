namespace Optimizer.Core.Statistics;

/// <summary>The same invocations without and with a candidate, in order of their starts. All memories have one length.</summary>
/// <param name="BaselineMs">Durations as recorded, milliseconds.</param>
/// <param name="BaselineFailed">Whether they failed.</param>
/// <param name="BaselineCalls">Dependency calls each made; negative when not observed.</param>
/// <param name="CandidateMs">Durations with the candidate.</param>
/// <param name="CandidateFailed">Whether they fail with it.</param>
/// <param name="CandidateCalls">Dependency calls that each causes with it; negative when not observed.</param>
public sealed record PairedOutcomes(
    ReadOnlyMemory<float> BaselineMs, ReadOnlyMemory<bool> BaselineFailed, ReadOnlyMemory<short> BaselineCalls,
    ReadOnlyMemory<float> CandidateMs, ReadOnlyMemory<bool> CandidateFailed, ReadOnlyMemory<short> CandidateCalls);
