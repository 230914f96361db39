using System.Runtime.InteropServices;
using Optimizer.Runtime.Telemetry;

namespace Optimizer.Core.Phases.Monitoring;

/// <summary>Turns a batch of invocations into sums per function, version and time bucket.</summary>
/// <param name="bucket">Length of a bucket, > 0; buckets are aligned to UTC midnight of year 1.</param>
public sealed class EvidenceAggregator(TimeSpan bucket)
{
    private readonly long bucketTicks = bucket > TimeSpan.Zero
        ? bucket.Ticks
        : throw new ArgumentOutOfRangeException(nameof(bucket), bucket, "A bucket must be longer than zero.");

    /// <summary>
    /// The sums of a batch, ordered by function, start and version. An invocation belongs to the bucket in which it ended, so a
    /// bucket is complete shortly after its time is over. Cancelled calls are counted apart: neither their time nor their end is
    /// the function's own.
    /// </summary>
    public IReadOnlyList<EvidenceBucket> Aggregate(IEnumerable<Invocation> invocations)
    {
        ArgumentNullException.ThrowIfNull(invocations);
        var sums = new Dictionary<(string Function, long Start, int Version), EvidenceSum>();
        foreach (var invocation in invocations)
        {
            var key = (invocation.Function, StartTicks(invocation), invocation.Version);
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, key, out _);
            (sum ??= new EvidenceSum()).Add(invocation);
        }
        return [.. sums
            .OrderBy(s => s.Key.Function, StringComparer.Ordinal).ThenBy(s => s.Key.Start).ThenBy(s => s.Key.Version)
            .Select(s => new EvidenceBucket(
                s.Key.Function, s.Key.Version, new DateTimeOffset(s.Key.Start, TimeSpan.Zero), s.Value.ToEvidence()))];
    }

    private long StartTicks(Invocation invocation)
    {
        var end = invocation.Start.UtcTicks + (long)(invocation.DurationMs * TimeSpan.TicksPerMillisecond);
        return end - end % bucketTicks;
    }
}
