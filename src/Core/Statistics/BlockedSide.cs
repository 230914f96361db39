using Optimizer.Core.Model;

namespace Optimizer.Core.Statistics;

/// <summary>One side of a comparison, summed by block so that a draw costs little.</summary>
/// <param name="blocks">Number of blocks.</param>
internal sealed class BlockedSide(int blocks)
{
    private const double P95Above = 0.05;

    private readonly double[] calls = new double[blocks];
    private readonly double[] failed = new double[blocks];
    private readonly double[] latency = new double[blocks];
    private readonly double[] wasted = new double[blocks];
    private readonly double[] observed = new double[blocks];
    private readonly double[] dependencyCalls = new double[blocks];
    private readonly List<double> answered = [];
    private readonly List<int> answeredBlocks = [];
    private WeightedTail? answeredTail;
    private WeightedTail? waitingTail;

    /// <param name="block">0 to the number of blocks − 1.</param>
    /// <param name="milliseconds">How long it took.</param>
    /// <param name="hasFailed">Whether it failed.</param>
    /// <param name="made">Dependency calls; NaN when not observed.</param>
    public void Add(int block, double milliseconds, bool hasFailed, double made)
    {
        calls[block]++;
        if (hasFailed) AddFailure(block, milliseconds);
        else AddAnswer(block, milliseconds);
        if (double.IsNaN(made)) return;
        observed[block]++;
        dependencyCalls[block] += made;
    }

    /// <summary>A metric under block weights; latencies are of successful calls, times to an outcome of all. NaN when nothing was observed.</summary>
    public double Of(Metric metric, double[] weights) => metric switch
    {
        Metric.MeanLatency or Metric.ColdStart => Weighted(latency, weights) / (Weighted(calls, weights) - Weighted(failed, weights)),
        Metric.TimeToOutcome => (Weighted(latency, weights) + Weighted(wasted, weights)) / Weighted(calls, weights),
        Metric.P95Latency => (answeredTail ??= new WeightedTail(answered, answeredBlocks, blocks)).Quantile(weights, P95Above),
        Metric.ErrorRate => Weighted(failed, weights) / Weighted(calls, weights),
        Metric.DependencyCalls => Weighted(dependencyCalls, weights) / Weighted(observed, weights),
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, null),
    };

    /// <summary>
    /// 95th percentile of the time until an answer, where a failure never gives one (+∞): so a retry that answers late is no
    /// worse than the failure that it replaces.
    /// </summary>
    public double P95ToAnswer(double[] weights) => (waitingTail ??= Waiting()).Quantile(weights, P95Above);

    private void AddFailure(int block, double milliseconds)
    {
        failed[block]++;
        wasted[block] += milliseconds;
    }

    private void AddAnswer(int block, double milliseconds)
    {
        latency[block] += milliseconds;
        answered.Add(milliseconds);
        answeredBlocks.Add(block);
    }

    private WeightedTail Waiting()
    {
        var never = failed.SelectMany((count, block) => Enumerable.Repeat(block, (int)count)).ToArray();
        return new WeightedTail(
            [.. answered, .. Enumerable.Repeat(double.PositiveInfinity, never.Length)], [.. answeredBlocks, .. never], blocks);
    }

    private static double Weighted(double[] sums, double[] weights)
    {
        var sum = 0d;
        for (var i = 0; i < sums.Length; i++)
            sum += sums[i] * weights[i];
        return sum;
    }
}
