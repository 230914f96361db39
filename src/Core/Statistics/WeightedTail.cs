namespace Optimizer.Core.Statistics;

/// <summary>Exact upper quantiles of values whose blocks are re-weighted again and again: sorted once, read from the top.</summary>
internal sealed class WeightedTail
{
    private readonly double[] descending;
    private readonly int[] blockOf;
    private readonly double[] perBlock;

    /// <param name="values">Values; +∞ is allowed.</param>
    /// <param name="blocks">The block of each value.</param>
    /// <param name="blockCount">All blocks.</param>
    public WeightedTail(IReadOnlyCollection<double> values, IReadOnlyCollection<int> blocks, int blockCount)
    {
        descending = [.. values];
        blockOf = [.. blocks];
        Array.Sort(descending, blockOf);
        Array.Reverse(descending);
        Array.Reverse(blockOf);
        perBlock = new double[blockCount];
        foreach (var block in blockOf)
            perBlock[block]++;
    }

    /// <summary>The smallest value with at most <paramref name="above"/> of the weight above it; NaN without values.</summary>
    public double Quantile(double[] weights, double above)
    {
        if (descending.Length == 0) return double.NaN;
        var budget = above * perBlock.Zip(weights, (count, weight) => count * weight).Sum();
        var i = 0;
        for (var seen = 0d; i < descending.Length; i++)
        {
            seen += weights[blockOf[i]];
            if (seen > budget) break;
        }
        return descending[Math.Min(i, descending.Length - 1)];
    }
}
