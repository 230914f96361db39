#pragma warning disable CS9113
using Optimizer.Core.Storage;
using Optimizer.Core.Traffic;

namespace Optimizer.Core.State.Telemetry;

/// <summary>Keeps telemetry batches as they came, and sums of them as evidence.</summary>
public sealed class TelemetryStore(IStateStore state, IBlobStore blobs, TimeProvider time, TelemetryOptions options) : ITrafficSource
{
    /// <summary>Stores a batch of JSON Lines (not compressed). Sending the same bytes again is harmless.</summary>
    public Task<TelemetryReceipt> AppendAsync(string platform, ReadOnlyMemory<byte> ndjson, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    public Task<IReadOnlyDictionary<string, FunctionTraffic>> ReadAsync(
        string platform, IReadOnlyDictionary<string, int> versions, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Deletes batches and evidence that are older than the retention.</summary>
    /// <returns>Batches deleted.</returns>
    public Task<int> PurgeAsync(string platform, CancellationToken cancellationToken) => throw new NotImplementedException();
}
