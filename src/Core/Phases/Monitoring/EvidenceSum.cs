using System.Runtime.InteropServices;
using Optimizer.Runtime.Telemetry;

namespace Optimizer.Core.Phases.Monitoring;

/// <summary>The mutable sums behind a <see cref="VersionEvidence"/>.</summary>
internal sealed class EvidenceSum
{
    private readonly Dictionary<int, long> buckets = [];
    private long invocations;
    private long errors;
    private long cancelled;
    private double latencySum;
    private double latencySquares;
    private double failureSum;
    private double failureSquares;
    private long coldStarts;
    private double coldStartSum;
    private double coldStartSquares;
    private long observed;
    private double calls;
    private double callSquares;

    public void Add(Invocation invocation)
    {
        if (invocation.Outcome == Outcomes.Cancelled)
        {
            cancelled++;
            return;
        }
        invocations++;
        if (invocation.Outcome == Outcomes.Ok) AddLatency(invocation.DurationMs);
        else AddFailure(invocation.DurationMs);
        if (invocation is { ColdStart: true, Outcome: Outcomes.Ok }) AddFirstCall(invocation.DurationMs);
        if (invocation.Dependencies is not { } dependencies) return;
        observed++;
        calls += dependencies.Count;
        callSquares += (double)dependencies.Count * dependencies.Count;
    }

    public void Add(VersionEvidence evidence)
    {
        invocations += evidence.Invocations;
        errors += evidence.Errors;
        cancelled += evidence.Cancelled;
        latencySum += evidence.LatencySum;
        latencySquares += evidence.LatencySquares;
        failureSum += evidence.FailureSum;
        failureSquares += evidence.FailureSquares;
        coldStarts += evidence.ColdStarts;
        coldStartSum += evidence.ColdStartSum;
        coldStartSquares += evidence.ColdStartSquares;
        observed += evidence.Observed;
        calls += evidence.DependencyCalls;
        callSquares += evidence.DependencyCallSquares;
        foreach (var (index, count) in evidence.LatencyBuckets)
            CollectionsMarshal.GetValueRefOrAddDefault(buckets, index, out _) += count;
    }

    public VersionEvidence ToEvidence() => new()
    {
        Invocations = invocations,
        Errors = errors,
        Cancelled = cancelled,
        LatencySum = latencySum,
        LatencySquares = latencySquares,
        LatencyBuckets = buckets,
        FailureSum = failureSum,
        FailureSquares = failureSquares,
        ColdStarts = coldStarts,
        ColdStartSum = coldStartSum,
        ColdStartSquares = coldStartSquares,
        Observed = observed,
        DependencyCalls = calls,
        DependencyCallSquares = callSquares,
    };

    private void AddFailure(double milliseconds)
    {
        errors++;
        failureSum += milliseconds;
        failureSquares += milliseconds * milliseconds;
    }

    private void AddFirstCall(double milliseconds)
    {
        coldStarts++;
        coldStartSum += milliseconds;
        coldStartSquares += milliseconds * milliseconds;
    }

    private void AddLatency(double milliseconds)
    {
        latencySum += milliseconds;
        latencySquares += milliseconds * milliseconds;
        CollectionsMarshal.GetValueRefOrAddDefault(buckets, LatencyBuckets.IndexOf(milliseconds), out _)++;
    }
}
