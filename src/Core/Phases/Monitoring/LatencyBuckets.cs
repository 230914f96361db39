namespace Optimizer.Core.Phases.Monitoring;

/// <summary>
/// The logarithmic buckets in which evidence keeps latencies: quantiles come out within 2 % (Masson, Rim &amp; Lee, DDSketch,
/// VLDB 2019, section 2). The base is persisted by way of its indexes and never changes.
/// </summary>
public static class LatencyBuckets
{
    private const double Accuracy = 0.02;
    private static readonly double LogBase = Math.Log((1 + Accuracy) / (1 - Accuracy));

    /// <summary>Latencies below this are one bucket; milliseconds.</summary>
    private const double Smallest = 0.001;

    /// <summary>The bucket of a latency in milliseconds.</summary>
    public static int IndexOf(double milliseconds) => (int)Math.Ceiling(Math.Log(Math.Max(milliseconds, Smallest)) / LogBase);

    /// <summary>The latency in milliseconds that stands for a bucket.</summary>
    public static double ValueOf(int index) => Math.Exp(index * LogBase) * (1 - Accuracy);

    /// <summary>A quantile of bucketed latencies; NaN when there are none.</summary>
    /// <param name="buckets">Counts by bucket.</param>
    /// <param name="quantile">0 to 1.</param>
    public static double Quantile(IReadOnlyDictionary<int, long> buckets, double quantile)
    {
        ArgumentNullException.ThrowIfNull(buckets);
        var total = buckets.Values.Sum();
        if (total == 0) return double.NaN;
        var rank = Math.Clamp(quantile, 0, 1) * (total - 1);
        long seen = 0;
        var index = 0;
        foreach (var bucket in buckets.OrderBy(b => b.Key))
        {
            index = bucket.Key;
            seen += bucket.Value;
            if (seen > rank) break;
        }
        return ValueOf(index);
    }
}
