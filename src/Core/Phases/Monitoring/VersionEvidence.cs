using System.Text.Json.Serialization;
using Optimizer.Core.Model;

namespace Optimizer.Core.Phases.Monitoring;

/// <summary>
/// What live traffic showed of one version since a trial's step began. Sums, so that windows add up; latencies are of successful
/// calls.
/// </summary>
public sealed record VersionEvidence
{
    public static VersionEvidence None { get; } = new();

    public long Invocations { get; init; }

    public long Errors { get; init; }

    /// <summary>Invocations that gave a response.</summary>
    [JsonIgnore]
    public long Successes => Invocations - Errors;

    /// <summary>Failed ÷ all; 0 without invocations.</summary>
    [JsonIgnore]
    public double ErrorRate => Invocations == 0 ? 0 : (double)Errors / Invocations;

    /// <summary>Σ of latencies, milliseconds.</summary>
    public double LatencySum { get; init; }

    /// <summary>Σ of squared latencies.</summary>
    public double LatencySquares { get; init; }

    /// <summary>Latencies by bucket (see <see cref="Monitoring.LatencyBuckets"/>), for quantiles.</summary>
    public IReadOnlyDictionary<int, long> LatencyBuckets { get; init; } = new Dictionary<int, long>();

    /// <summary>Invocations whose dependencies were observed.</summary>
    public long Observed { get; init; }

    /// <summary>Σ of dependency calls over <see cref="Observed"/>.</summary>
    public double DependencyCalls { get; init; }

    /// <summary>Σ of squared dependency calls per invocation.</summary>
    public double DependencyCallSquares { get; init; }

    /// <summary>As the metrics that reports show; quantiles within 2 %.</summary>
    public OutcomeSummary Summarize() => new(
        Invocations, LatencySum / Math.Max(1, Successes),
        Monitoring.LatencyBuckets.Quantile(LatencyBuckets, 0.5), Monitoring.LatencyBuckets.Quantile(LatencyBuckets, 0.95),
        ErrorRate, Observed == 0 ? double.NaN : DependencyCalls / Observed);

    public static VersionEvidence operator +(VersionEvidence left, VersionEvidence right) => Add(left, right);

    public static VersionEvidence Add(VersionEvidence left, VersionEvidence right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new VersionEvidence
        {
            Invocations = left.Invocations + right.Invocations,
            Errors = left.Errors + right.Errors,
            LatencySum = left.LatencySum + right.LatencySum,
            LatencySquares = left.LatencySquares + right.LatencySquares,
            LatencyBuckets = AddBuckets(left.LatencyBuckets, right.LatencyBuckets),
            Observed = left.Observed + right.Observed,
            DependencyCalls = left.DependencyCalls + right.DependencyCalls,
            DependencyCallSquares = left.DependencyCallSquares + right.DependencyCallSquares,
        };
    }

    private static IReadOnlyDictionary<int, long> AddBuckets(IReadOnlyDictionary<int, long> left, IReadOnlyDictionary<int, long> right)
    {
        if (left.Count == 0) return right;
        if (right.Count == 0) return left;
        var sum = new Dictionary<int, long>(left);
        foreach (var (index, count) in right)
            sum[index] = sum.GetValueOrDefault(index) + count;
        return sum;
    }
}
