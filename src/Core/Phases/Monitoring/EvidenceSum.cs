using System.Runtime.InteropServices;
using Optimizer.Runtime.Telemetry;

namespace Optimizer.Core.Phases.Monitoring;

/// <summary>The mutable sums behind a <see cref="VersionEvidence"/>.</summary>
internal sealed class EvidenceSum
{
    private readonly Dictionary<int, long> buckets = [];
    private long invocations;
    private long errors;
    private double latencySum;
    private double latencySquares;
    private long observed;
    private double calls;
    private double callSquares;

    public void Add(Invocation invocation)
    {
        invocations++;
        if (invocation.Outcome == Outcomes.Ok) AddLatency(invocation.DurationMs);
        else errors++;
        if (invocation.Dependencies is not { } dependencies) return;
        observed++;
        calls += dependencies.Count;
        callSquares += (double)dependencies.Count * dependencies.Count;
    }

    public VersionEvidence ToEvidence() => new()
    {
        Invocations = invocations,
        Errors = errors,
        LatencySum = latencySum,
        LatencySquares = latencySquares,
        LatencyBuckets = buckets,
        Observed = observed,
        DependencyCalls = calls,
        DependencyCallSquares = callSquares,
    };

    private void AddLatency(double milliseconds)
    {
        latencySum += milliseconds;
        latencySquares += milliseconds * milliseconds;
        CollectionsMarshal.GetValueRefOrAddDefault(buckets, LatencyBuckets.IndexOf(milliseconds), out _)++;
    }
}
