using Optimizer.Core.Model;
using Optimizer.Core.Simulation;

namespace Optimizer.Core.Statistics;

/// <summary>Both sides over the same blocks, and the posterior of their difference.</summary>
internal sealed class BlockedComparison(int blocks, int samples)
{
    private readonly BlockedSide baseline = new(blocks);
    private readonly BlockedSide candidate = new(blocks);

    public int Blocks => blocks;

    public int Samples => samples;

    /// <param name="baseline">Arrivals as they were.</param>
    /// <param name="candidate">The same arrivals with the candidate.</param>
    /// <param name="maxBlocks">Most blocks; fewer where they would hold less than five arrivals.</param>
    public static BlockedComparison Of(ArrivalOutcomes baseline, ArrivalOutcomes candidate, int maxBlocks)
    {
        const int minPerBlock = 5;
        var count = baseline.LatencyMs.Length;
        var blocks = Math.Max(1, Math.Min(maxBlocks, count / minPerBlock));
        var comparison = new BlockedComparison(blocks, count);
        Fill(comparison.baseline, baseline, blocks);
        Fill(comparison.candidate, candidate, blocks);
        return comparison;
    }

    public static BlockedComparison Of(IReadOnlyList<MeasuredPair> pairs)
    {
        var blockOf = new Dictionary<int, int>();
        foreach (var pair in pairs)
            blockOf.TryAdd(pair.Case, blockOf.Count);
        var comparison = new BlockedComparison(Math.Max(1, blockOf.Count), pairs.Count);
        foreach (var pair in pairs)
        {
            comparison.baseline.Add(blockOf[pair.Case], pair.Baseline, pair.BaselineFailed, made: double.NaN);
            comparison.candidate.Add(blockOf[pair.Case], pair.Candidate, pair.CandidateFailed, made: double.NaN);
        }
        return comparison;
    }

    /// <summary>Relative reduction of a metric under block weights; NaN where the baseline shows none of it.</summary>
    public double Gain(Metric objective, double[] weights)
    {
        var before = baseline.Of(objective, weights);
        return before > 0 ? 1 - candidate.Of(objective, weights) / before : double.NaN;
    }

    public (double Baseline, double Candidate) Values(Metric metric) =>
        (baseline.Of(metric, Even()), candidate.Of(metric, Even()));

    /// <summary>Whether neither the error rate nor the p95 of the time to an answer rises beyond its tolerance.</summary>
    public bool GuardsHold(Metric objective, ImprovementOptions options, double[] weights) =>
        ErrorsHold(options, weights) && (objective == Metric.P95Latency || WaitingHolds(options, weights));

    public bool ErrorsHold(ImprovementOptions options, double[] weights)
    {
        var before = baseline.Of(Metric.ErrorRate, weights);
        var allowed = before + Math.Max(options.ErrorToleranceAbsolute, before * options.ErrorTolerance);
        return candidate.Of(Metric.ErrorRate, weights) <= allowed;
    }

    public bool WaitingHolds(ImprovementOptions options, double[] weights) =>
        candidate.P95ToAnswer(weights) <= baseline.P95ToAnswer(weights) * (1 + options.P95Tolerance) + options.AcceptedDelayMs;

    public double[] Even()
    {
        var weights = new double[blocks];
        Array.Fill(weights, 1);
        return weights;
    }

    private static void Fill(BlockedSide side, ArrivalOutcomes arrivals, int blocks)
    {
        var latencies = arrivals.LatencyMs.Span;
        var failed = arrivals.Failed.Span;
        var calls = arrivals.DependencyCalls.Span;
        for (var i = 0; i < latencies.Length; i++)
            side.Add((int)((long)i * blocks / latencies.Length), latencies[i], failed[i], calls[i]);
    }
}
