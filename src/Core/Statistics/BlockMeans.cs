namespace Optimizer.Core.Statistics;

/// <summary>Sums a stream in at most 32 consecutive blocks of equal size, in constant memory: when they are full, neighbours are joined.</summary>
public sealed class BlockMeans
{
    private const int MaxBlocks = 32;

    private readonly double[] sums = new double[MaxBlocks];
    private int size = 1;
    private int full;
    private double sum;
    private int count;

    public void Add(double value)
    {
        sum += value;
        if (++count < size) return;
        sums[full++] = sum;
        (sum, count) = (0, 0);
        if (full == MaxBlocks) Join();
    }

    /// <summary>Null while there are fewer than <paramref name="minBlocks"/> blocks of at least <paramref name="minSize"/> observations.</summary>
    public BlockSummary? Summarize(int minBlocks = 8, int minSize = 20)
    {
        var joined = (minSize + size - 1) / size;
        var means = sums.Take(full).Chunk(joined).Where(c => c.Length == joined).Select(c => c.Sum() / (joined * (double)size)).ToArray();
        if (means.Length < minBlocks) return null;
        var mean = means.Average();
        return new BlockSummary(mean, means.Sum(m => (m - mean) * (m - mean)) / (means.Length - 1), means.Length, (long)means.Length * joined * size);
    }

    private void Join()
    {
        for (var i = 0; i < MaxBlocks / 2; i++) sums[i] = sums[2 * i] + sums[(2 * i) + 1];
        (full, size) = (MaxBlocks / 2, size * 2);
    }
}
