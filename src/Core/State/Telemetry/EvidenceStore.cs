using System.Collections.Concurrent;
using Optimizer.Core.Phases.Monitoring;
using Optimizer.Core.Storage;

namespace Optimizer.Core.State.Telemetry;

/// <summary>Sums of telemetry by function, version and time bucket.</summary>
internal sealed class EvidenceStore(DocumentStore documents, IStateStore state)
{
    private readonly ConcurrentDictionary<(string Platform, string Function), bool> known = new();

    public async Task AddAsync(string platform, string batch, IReadOnlyList<EvidenceBucket> buckets, CancellationToken cancellationToken)
    {
        foreach (var bucket in buckets.GroupBy(b => (b.Function, b.Start)))
        {
            await NoteFunctionAsync(platform, bucket.Key.Function, cancellationToken);
            await AddAsync(
                TelemetryNames.Evidence(platform, bucket.Key.Function), TelemetryNames.Bucket(bucket.Key.Start), batch, [.. bucket],
                cancellationToken);
        }
    }

    public async Task<IReadOnlyList<EvidenceWindow>> ReadAsync(
        string platform, string function, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var windows = new List<EvidenceWindow>();
        var rows = documents.QueryAsync<EvidenceRow>(
            TelemetryNames.Evidence(platform, function), TelemetryNames.Bucket(since), null, cancellationToken);
        await foreach (var row in rows)
        {
            var start = TelemetryNames.BucketStart(row.Row);
            if (start >= since) windows.Add(new EvidenceWindow(start, row.Value.ByVersion));
        }
        return windows;
    }

    public async Task PurgeAsync(string platform, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var functions = new List<string>();
        await foreach (var function in state.QueryAsync(TelemetryNames.EvidenceFunctions(platform), null, null, cancellationToken))
            functions.Add(function.Row);
        foreach (var function in functions)
        {
            var partition = TelemetryNames.Evidence(platform, function);
            var old = new List<StateWrite>();
            await foreach (var row in state.QueryAsync(partition, null, TelemetryNames.Bucket(before), cancellationToken))
                old.Add(StateWrite.Delete(row.Row));
            foreach (var writes in old.Chunk(StorageRules.MaxBatch))
                await state.WriteAsync(partition, writes, cancellationToken);
        }
    }

    private async Task AddAsync(
        string partition, string row, string batch, List<EvidenceBucket> buckets, CancellationToken cancellationToken)
    {
        var updated = await documents.UpdateAsync<EvidenceRow>(partition, row, r => r.With(batch, buckets), cancellationToken);
        if (updated is not null) return;
        if (!await documents.TryInsertAsync(partition, row, EvidenceRow.Empty.With(batch, buckets), cancellationToken))
            await AddAsync(partition, row, batch, buckets, cancellationToken);
    }

    private async Task NoteFunctionAsync(string platform, string function, CancellationToken cancellationToken)
    {
        if (known.ContainsKey((platform, function))) return;
        await documents.TryInsertAsync(TelemetryNames.EvidenceFunctions(platform), function, function, cancellationToken);
        known[(platform, function)] = true;
    }
}
