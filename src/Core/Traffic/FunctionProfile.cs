namespace Optimizer.Core.Traffic;

/// <summary>The features of one version of a function over a window, computed in one pass over its invocations.</summary>
public sealed record FunctionProfile
{
    public required string Function { get; init; }

    public required long Invocations { get; init; }

    public required DateTimeOffset From { get; init; }

    public required DateTimeOffset To { get; init; }

    /// <summary>Of successful invocations.</summary>
    public required LatencySummary Duration { get; init; }

    /// <summary>Failed ÷ (all − cancelled), 0 to 1.</summary>
    public required double ErrorRate { get; init; }

    /// <summary>Failures by exception type.</summary>
    public required IReadOnlyDictionary<string, long> Errors { get; init; }

    /// <summary>Invocations whose request's hash is known; the three rates below are shares of these.</summary>
    public required long Hashed { get; init; }

    /// <summary>Invocations whose request was also seen before, at any distance.</summary>
    public required double RepeatRate { get; init; }

    /// <summary>Cumulative: share of hashed invocations whose last identical predecessor began at most <c>Within</c> ago; ascending.</summary>
    public required IReadOnlyList<RepeatShare> Repeats { get; init; }

    /// <summary>Share of hashed invocations that began while an identical one was under way.</summary>
    public required double ConcurrentDuplicateRate { get; init; }

    /// <summary>Of failures with a known hash: share followed within 60 s by a success of an identical request, per exception type.</summary>
    public required IReadOnlyDictionary<string, double> RecoveryRates { get; init; }

    /// <summary>Of repeated sampled requests within the contract's staleness: share whose response differed from the one before; NaN when none was seen.</summary>
    public required double ResponseChangeRate { get; init; }

    /// <summary>Invocations whose dependencies were observed.</summary>
    public required long Observed { get; init; }

    public required IReadOnlyList<DependencyProfile> Dependencies { get; init; }

    /// <summary>Time inside dependencies (overlaps once) ÷ duration, over observed invocations.</summary>
    public required double DependencyShare { get; init; }

    /// <summary>Time spent opening connections ÷ duration, over observed invocations.</summary>
    public required double ConnectionSetUpShare { get; init; }

    /// <summary>Recordings with request and all dependency responses.</summary>
    public required long Replayable { get; init; }

    public required int Instances { get; init; }

    public required int MaxInFlight { get; init; }

    public required long ColdStarts { get; init; }

    /// <summary>Mean bytes per invocation where known; NaN when unknown.</summary>
    public required double AllocatedBytes { get; init; }

    /// <summary>Share of failures that stand in a row of ten or more, 0 to 1; 0 without failures.</summary>
    public double OutageShare { get; init; }

    /// <summary>Mean duration of failures in milliseconds; NaN without failures.</summary>
    public double FailedMeanMs { get; init; } = double.NaN;

    /// <summary>Median duration of successes among the tenth of calls that began in the busiest moments ÷ that of the quietest quarter; NaN where load hardly varied.</summary>
    public double CongestionFactor { get; init; } = double.NaN;

    /// <summary>Mean number of calls under way in those busiest moments; NaN where load hardly varied.</summary>
    public double CongestedInFlight { get; init; } = double.NaN;

    /// <summary>Most processes that served at the same time; fewer than <see cref="Instances"/> where some took the place of others.</summary>
    public int InstancesAtOnce { get; init; } = 1;

    /// <summary>The repeat share within a given time, interpolated downwards (never more than was seen).</summary>
    public double RepeatRateWithin(TimeSpan window) =>
        Repeats.LastOrDefault(r => r.Within <= window)?.Share ?? 0;
}
