namespace Optimizer.Core.Traffic;

/// <summary>A line of a trace that could not be used.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">Byte in the line, from 1.</param>
/// <param name="Reason">What is wrong: <c>durationMs is -3.2, and it must be 0 or more</c>.</param>
public sealed record TraceFault(long Line, long Column, string Reason)
{
    /// <summary>For people.</summary>
    public override string ToString() => FormattableString.Invariant($"line {Line}, column {Column}: {Reason}");
}
