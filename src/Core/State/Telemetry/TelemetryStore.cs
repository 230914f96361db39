using Optimizer.Core.Phases.Monitoring;
using Optimizer.Core.Storage;
using Optimizer.Core.Traffic;
using Optimizer.Runtime.Telemetry;

namespace Optimizer.Core.State.Telemetry;

/// <summary>
/// Keeps telemetry batches as they came (container <c>telemetry</c>, <c>{platform}/{yyyyMMddHH}/…</c>), and sums of them as
/// evidence.
/// </summary>
public sealed class TelemetryStore : ITrafficSource, IEvidenceSource
{
    private readonly TimeProvider time;
    private readonly TelemetryOptions options;
    private readonly BatchStore batches;
    private readonly EvidenceStore evidence;
    private readonly EvidenceAggregator aggregator;

    /// <exception cref="ArgumentException">The options are not valid; all faults are named.</exception>
    public TelemetryStore(IStateStore state, IBlobStore blobs, TimeProvider time, TelemetryOptions options)
    {
        TelemetryOptionsValidator.Require(options);
        (this.time, this.options) = (time, options);
        batches = new BatchStore(blobs);
        evidence = new EvidenceStore(new DocumentStore(state, blobs, StateJson.Create()), state);
        aggregator = new EvidenceAggregator(options.EvidenceBucket);
    }

    /// <summary>
    /// Stores a batch of JSON Lines (not compressed). Sending the same bytes again is harmless, also when the first time was cut
    /// short.
    /// </summary>
    public async Task<TelemetryReceipt> AppendAsync(string platform, ReadOnlyMemory<byte> ndjson, CancellationToken cancellationToken)
    {
        StorageRules.RequireKey(platform);
        var faults = new TraceFaults();
        var invocations = await ParseAsync(ndjson, faults, cancellationToken);
        var usable = invocations.Where(i => TelemetryNames.IsFunction(i.Function)).ToList();
        var misnamed = invocations.Count - usable.Count;
        var places = faults.First.Select(f => f.ToString()).ToList();
        if (misnamed > 0) places.Add($"{misnamed} lines name a function that is not [a-z][a-z0-9-]{{0,62}}");
        if (usable.Count == 0) return new TelemetryReceipt(0, faults.Count + misnamed, false, places);
        var hash = ContentHash.Of(ndjson.Span);
        var name = TelemetryNames.Batch(platform, FiledAt(usable), hash);
        var isNew = await batches.PutAsync(name, ndjson, cancellationToken);
        await evidence.AddAsync(platform, hash[..16], aggregator.Aggregate(usable), cancellationToken);
        return new TelemetryReceipt(usable.Count, faults.Count + misnamed, !isNew, places);
    }

    /// <remarks>
    /// The window ends now; where nothing was recorded in it, at the latest recorded invocation, so that telemetry which is
    /// brought in afterwards can be worked on.
    /// </remarks>
    public async Task<IReadOnlyDictionary<string, FunctionTraffic>> ReadAsync(
        string platform, IReadOnlyDictionary<string, int> versions, CancellationToken cancellationToken)
    {
        var collector = new TrafficCollector(new TrafficOptions { Versions = versions });
        var now = time.GetUtcNow();
        if (!await CollectAsync(collector, platform, now, cancellationToken)
            && await batches.LatestAsync(platform, cancellationToken) is { } latest)
            await CollectAsync(collector, platform, latest, cancellationToken);
        return collector.Build();
    }

    /// <returns>Whether the window that ends at <paramref name="until"/> holds any invocation.</returns>
    private async Task<bool> CollectAsync(
        TrafficCollector collector, string platform, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var found = false;
        await foreach (var invocation in batches.ReadAsync(platform, until - options.DetectionWindow, until, cancellationToken))
        {
            if (!TelemetryNames.IsFunction(invocation.Function)) continue;
            collector.Observe(invocation);
            found = true;
        }
        return found;
    }

    public Task<IReadOnlyList<EvidenceWindow>> ReadAsync(
        string platform, string function, DateTimeOffset since, CancellationToken cancellationToken) =>
        evidence.ReadAsync(platform, function, since, cancellationToken);

    /// <summary>Deletes batches and evidence that are older than the retention.</summary>
    /// <returns>Batches deleted.</returns>
    public async Task<int> PurgeAsync(string platform, CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - options.Retention;
        await evidence.PurgeAsync(platform, before, cancellationToken);
        return await batches.PurgeAsync(platform, before, cancellationToken);
    }

    /// <summary>The first start, unless the sender's clock is so far ahead that no reader would find it.</summary>
    private DateTimeOffset FiledAt(List<Invocation> invocations)
    {
        var (first, now) = (invocations.Min(i => i.Start).ToUniversalTime(), time.GetUtcNow());
        return first > now.AddHours(1) ? now : first;
    }

    private static async Task<List<Invocation>> ParseAsync(
        ReadOnlyMemory<byte> ndjson, TraceFaults faults, CancellationToken cancellationToken)
    {
        var invocations = new List<Invocation>();
        using var stream = new MemoryStream(ndjson.ToArray(), writable: false);
        var reading = new TraceReadOptions { Faults = faults };
        await foreach (var invocation in TraceReader.ReadAsync(stream, reading, null, cancellationToken))
            invocations.Add(invocation);
        return invocations;
    }
}
