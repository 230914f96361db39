using System.Numerics;

namespace Optimizer.Core.Learning.Inputs;

/// <summary>Everything about a spectrum that depends on its length and rate alone: taper, twiddles, bit order, band of each bin.</summary>
internal sealed class BandPowerPlan
{
    private static readonly double[] Edges = [0.5, 4, 8, 13, 30, 45];

    public BandPowerPlan(int length, double rate)
    {
        Length = length;
        Rate = rate;
        Taper = [.. Enumerable.Range(0, length).Select(i => (float)(0.5 - (0.5 * Math.Cos(2 * Math.PI * i / length))))];
        Cosines = [.. Enumerable.Range(0, length / 2).Select(i => (float)Math.Cos(2 * Math.PI * i / length))];
        Sines = [.. Enumerable.Range(0, length / 2).Select(i => (float)-Math.Sin(2 * Math.PI * i / length))];
        var bits = BitOperations.Log2((uint)length);
        Order = [.. Enumerable.Range(0, length).Select(i => Reverse(i, bits))];
        BandOf = [.. Enumerable.Range(0, length / 2).Select(i => Band(i * rate / length))];
        Norm = (float)(1 / (rate * Taper.Sum(t => (double)t * t)));
    }

    /// <summary>A power of two.</summary>
    public int Length { get; }

    public double Rate { get; }

    public float[] Taper { get; }

    public float[] Cosines { get; }

    public float[] Sines { get; }

    public int[] Order { get; }

    /// <summary>Band index of each bin below Nyquist, or -1.</summary>
    public sbyte[] BandOf { get; }

    /// <summary>Makes a squared magnitude a density (per hertz).</summary>
    public float Norm { get; }

    private static sbyte Band(double frequency)
    {
        if (frequency < Edges[0] || frequency >= Edges[^1]) return -1;
        var band = 0;
        while (frequency >= Edges[band + 1]) band++;
        return (sbyte)band;
    }

    private static int Reverse(int index, int bits)
    {
        var reversed = 0;
        for (var bit = 0; bit < bits; bit++) reversed |= ((index >> bit) & 1) << (bits - 1 - bit);
        return reversed;
    }
}
