namespace Optimizer.Core.Traffic;

/// <summary>A contiguous, bounded stretch of one function's arrivals in order of their starts; cancelled calls are left out.</summary>
/// <param name="Function">The function's id.</param>
/// <param name="Calls">Ascending by start.</param>
/// <param name="ErrorTypes">Exception type names.</param>
public sealed record TraceWindow(string Function, ReadOnlyMemory<TraceCall> Calls, IReadOnlyList<string> ErrorTypes);
