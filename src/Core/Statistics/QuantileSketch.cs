namespace Optimizer.Core.Statistics;

/// <summary>
/// Quantiles of non-negative values within 1 % in bounded memory: DDSketch (Masson, Rim &amp; Lee, "DDSketch: a fast and
/// fully-mergeable quantile sketch with relative-error guarantees", VLDB 2019, algorithms 1 to 4), with the lowest buckets
/// collapsed beyond 2,048. Not safe for several threads.
/// </summary>
public sealed class QuantileSketch
{
    /// <summary>Relative error of a quantile.</summary>
    public const double Accuracy = 0.01;

    private const int MaxBuckets = 2_048;
    private const double Smallest = 1e-9;
    private static readonly double InverseLogBase = 1 / Math.Log((1 + Accuracy) / (1 - Accuracy));

    private int[] counts = [];
    private int first;
    private long small;

    /// <summary>Values added.</summary>
    public long Count { get; private set; }

    public double Sum { get; private set; }

    /// <summary>The largest value; 0 without values.</summary>
    public double Max { get; private set; }

    /// <summary>NaN without values.</summary>
    public double Mean => Sum / Count;

    /// <summary>Adds a value; one that is not a number, or below zero, counts as zero.</summary>
    public void Add(double value)
    {
        Count++;
        if (!(value > Smallest))
        {
            small++;
            return;
        }
        Sum += value;
        Max = Math.Max(Max, value);
        Increase(IndexOf(value), 1);
    }

    /// <summary>Adds all values of another sketch.</summary>
    public void Merge(QuantileSketch other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Count += other.Count;
        Sum += other.Sum;
        Max = Math.Max(Max, other.Max);
        small += other.small;
        for (var i = 0; i < other.counts.Length; i++)
        {
            if (other.counts[i] > 0) Increase(other.first + i, other.counts[i]);
        }
    }

    /// <summary>The value at rank ⌊q (n − 1)⌋ within <see cref="Accuracy"/>; NaN without values.</summary>
    /// <param name="quantile">0 to 1.</param>
    public double Quantile(double quantile)
    {
        if (Count == 0) return double.NaN;
        var rank = Math.Clamp(quantile, 0, 1) * (Count - 1);
        var seen = small;
        if (seen > rank) return 0;
        for (var i = 0; i < counts.Length; i++)
        {
            seen += counts[i];
            if (seen > rank) return Math.Min(ValueOf(first + i), Max);
        }
        return Max;
    }

    private static int IndexOf(double value) => (int)Math.Ceiling(Math.Log(value) * InverseLogBase);

    private static double ValueOf(int index) => Math.Exp(index / InverseLogBase) * (1 - Accuracy);

    private void Increase(int index, int by)
    {
        var slot = Slot(index);
        counts[slot] += by;
    }

    /// <summary>The place of an index in <see cref="counts"/>, which grows to hold it.</summary>
    private int Slot(int index)
    {
        if (counts.Length == 0)
        {
            counts = new int[64];
            first = index - 32;
        }
        var slot = index - first;
        if ((uint)slot >= (uint)counts.Length) slot = Grow(index);
        return slot;
    }

    private int Grow(int index)
    {
        var low = Math.Min(index, first);
        var high = Math.Max(index, first + counts.Length - 1);
        var length = Math.Min((int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(high - low + 1)), MaxBuckets);
        var start = Math.Max(low, high - length + 1);
        var grown = new int[length];
        for (var i = 0; i < counts.Length; i++)
            grown[Math.Max(first + i - start, 0)] += counts[i];
        (counts, first) = (grown, start);
        return Math.Max(index - start, 0);
    }
}
