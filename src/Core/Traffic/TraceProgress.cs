namespace Optimizer.Core.Traffic;

/// <summary>How far a trace was read.</summary>
/// <param name="Bytes">Bytes read, after decompression.</param>
/// <param name="Lines">Lines read, empty ones included.</param>
/// <param name="Invocations">Lines that were taken.</param>
/// <param name="Faults">Lines that could not be used.</param>
public sealed record TraceProgress(long Bytes, long Lines, long Invocations, long Faults);
