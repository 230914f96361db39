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

    /// <summary>Invocations that ended by themselves.</summary>
    public long Invocations { get; init; }

    public long Errors { get; init; }

    /// <summary>Invocations that their callers gave up; not among <see cref="Invocations"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Cancelled { get; init; }

    /// <summary>Invocations that ended in any way.</summary>
    [JsonIgnore]
    public long Ended => Invocations + Cancelled;

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

    /// <summary>Σ of what failures took, milliseconds.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public double FailureSum { get; init; }

    /// <summary>Σ of its squares.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public double FailureSquares { get; init; }

    /// <summary>Successful first calls of a process; also among <see cref="Successes"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long ColdStarts { get; init; }

    /// <summary>Σ of what these took, milliseconds.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public double ColdStartSum { get; init; }

    /// <summary>Σ of its squares.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public double ColdStartSquares { get; init; }

    /// <summary>Invocations whose dependencies were observed.</summary>
    public long Observed { get; init; }

    /// <summary>Σ of dependency calls over <see cref="Observed"/>.</summary>
    public double DependencyCalls { get; init; }

    /// <summary>Σ of squared dependency calls per invocation.</summary>
    public double DependencyCallSquares { get; init; }

    /// <summary>As the metrics that reports show; quantiles within 2 %, latencies 0 without successes.</summary>
    public OutcomeSummary Summarize() => new(
        Invocations, LatencySum / Math.Max(1, Successes),
        QuantileOrZero(0.5), QuantileOrZero(0.95),
        ErrorRate, Observed == 0 ? double.NaN : DependencyCalls / Observed);

    public static VersionEvidence operator +(VersionEvidence left, VersionEvidence right) => Add(left, right);

    public static VersionEvidence Add(VersionEvidence left, VersionEvidence right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return Sum([left, right]);
    }

    /// <summary>All of them together.</summary>
    public static VersionEvidence Sum(IEnumerable<VersionEvidence> evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        var sum = new EvidenceSum();
        foreach (var part in evidence)
            sum.Add(part);
        return sum.ToEvidence();
    }

    private double QuantileOrZero(double quantile) =>
        LatencyBuckets.Count == 0 ? 0 : Monitoring.LatencyBuckets.Quantile(LatencyBuckets, quantile);
}
