using System.Runtime.InteropServices;

namespace Optimizer.Core.Traffic;

/// <summary>One arrival of a trace, as small as simulation needs it (26 bytes, packed).</summary>
/// <param name="StartTicks">UTC ticks (100 ns).</param>
/// <param name="Key">64-bit digest of the request's hash; 0 when unknown, and then equal to no other.</param>
/// <param name="DurationMs">Milliseconds.</param>
/// <param name="DependencyCalls">Calls made; negative when not observed.</param>
/// <param name="Error">Index into <see cref="TraceWindow.ErrorTypes"/>; negative for a success.</param>
/// <param name="Instance">Which of the function's processes it came to, from 1; 0 when unknown, and then taken for one process.</param>
[StructLayout(LayoutKind.Sequential, Pack = 2)]
public readonly record struct TraceCall(long StartTicks, ulong Key, float DurationMs, short DependencyCalls, short Error, ushort Instance = 0);
