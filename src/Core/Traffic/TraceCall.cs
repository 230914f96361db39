namespace Optimizer.Core.Traffic;

/// <summary>One arrival of a trace, as small as simulation needs it (24 bytes).</summary>
/// <param name="StartTicks">UTC ticks (100 ns).</param>
/// <param name="Key">64-bit digest of the request's hash; 0 when unknown, and then equal to no other.</param>
/// <param name="DurationMs">Milliseconds.</param>
/// <param name="DependencyCalls">Calls made; negative when not observed.</param>
/// <param name="Error">Index into <see cref="TraceWindow.ErrorTypes"/>; negative for a success.</param>
public readonly record struct TraceCall(long StartTicks, ulong Key, float DurationMs, short DependencyCalls, short Error);
