namespace Optimizer.Local.Commands.Bench;

/// <summary>Cost of one kind of cycle.</summary>
/// <param name="BytesPerCycle">Allocated on the thread, divided by the cycles.</param>
internal sealed record Tier1Timing(string Input, int Cycles, double MedianMicroseconds, double P99Microseconds, double BytesPerCycle)
{
    public override string ToString() => FormattableString.Invariant(
        $"{Input,-12} median {MedianMicroseconds,8:0.00} us   p99 {P99Microseconds,8:0.00} us   {BytesPerCycle:0.##} B per cycle   ({Cycles} cycles)");
}
