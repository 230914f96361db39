using Optimizer.Core.Phases.Monitoring;

namespace Optimizer.Core.State.Telemetry;

/// <summary>
/// The sums of a function over one bucket. Partition <c>evidence:{platform}:{function}</c>, row the bucket's start as
/// <c>yyyyMMddHHmmssfff</c>.
/// </summary>
/// <param name="ByVersion">Sums by version.</param>
/// <param name="Batches">The latest batches that are counted, so that one that is sent again is not counted twice.</param>
internal sealed record EvidenceRow(IReadOnlyDictionary<int, VersionEvidence> ByVersion, IReadOnlyList<string> Batches)
{
    private const int Remembered = 64;

    public static EvidenceRow Empty { get; } = new(new Dictionary<int, VersionEvidence>(), []);

    /// <returns>This very row when the batch is counted already.</returns>
    public EvidenceRow With(string batch, IEnumerable<EvidenceBucket> added)
    {
        if (Batches.Contains(batch)) return this;
        var sums = new Dictionary<int, VersionEvidence>(ByVersion);
        foreach (var bucket in added)
            sums[bucket.Version] = sums.GetValueOrDefault(bucket.Version, VersionEvidence.None) + bucket.Evidence;
        return new EvidenceRow(sums, [.. Batches.TakeLast(Remembered - 1), batch]);
    }
}
