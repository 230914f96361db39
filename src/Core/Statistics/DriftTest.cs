using MathNet.Numerics.Distributions;

namespace Optimizer.Core.Statistics;

/// <summary>Whether a mean has moved by more than a margin: Welch's t interval (Welch, Biometrika 34, 1947) of the difference of block means lies beyond it.</summary>
public static class DriftTest
{
    /// <param name="before">The mean that was.</param>
    /// <param name="now">The mean that is.</param>
    /// <param name="margin">What does not matter, ≥ 0.</param>
    /// <param name="alpha">Probability of being wrong where the true difference is at most the margin, 0 to 1, both excluded.</param>
    /// <returns>The difference now − before with its interval, and whether all of it lies beyond the margin.</returns>
    public static (double Value, double Lower, double Upper, bool Beyond) Of(BlockSummary before, BlockSummary now, double margin, double alpha)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(now);
        var (a, b) = (before.Variance / before.Blocks, now.Variance / now.Blocks);
        var value = now.Mean - before.Mean;
        var freedom = a + b == 0 ? double.PositiveInfinity : (a + b) * (a + b) / ((a * a / (before.Blocks - 1)) + (b * b / (now.Blocks - 1)));
        var half = StudentT.InvCDF(0, 1, freedom, 1 - (alpha / 2)) * Math.Sqrt(a + b);
        return (value, value - half, value + half, Math.Abs(value) - half > margin);
    }
}
