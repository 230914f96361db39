using System.IO.Compression;
using System.Runtime.CompilerServices;
using Optimizer.Core.Storage;
using Optimizer.Core.Traffic;
using Optimizer.Runtime.Telemetry;

namespace Optimizer.Core.State.Telemetry;

/// <summary>Telemetry batches as they came, compressed.</summary>
internal sealed class BatchStore(IBlobStore blobs)
{
    /// <returns>False when the very same batch is there.</returns>
    public async Task<bool> PutAsync(string name, ReadOnlyMemory<byte> ndjson, CancellationToken cancellationToken)
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            await gzip.WriteAsync(ndjson, cancellationToken);
        return await blobs.PutIfAbsentAsync(TelemetryNames.Container, name, packed.ToArray(), cancellationToken) is not null;
    }

    /// <summary>
    /// Invocations that began from <paramref name="from"/> to <paramref name="to"/>, in order of their starts. Batches overlap a little; only
    /// those that do are held at the same time.
    /// </summary>
    public async IAsyncEnumerable<Invocation> ReadAsync(
        string platform, DateTimeOffset from, DateTimeOffset to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var waiting = new PriorityQueue<Invocation, (long Start, long Order)>();
        long order = 0;
        await foreach (var batch in ListAsync(platform, from, to, cancellationToken))
        {
            var start = TelemetryNames.Start(batch).UtcTicks;
            while (waiting.TryPeek(out var next, out var at) && at.Start < start)
                yield return waiting.Dequeue();
            foreach (var invocation in await OpenAsync(batch, cancellationToken))
            {
                if (invocation.Start >= from && invocation.Start <= to)
                    waiting.Enqueue(invocation, (invocation.Start.UtcTicks, order++));
            }
        }
        while (waiting.TryDequeue(out var invocation, out _))
            yield return invocation;
    }

    /// <returns>The latest start of any stored invocation; null when there is none.</returns>
    public async Task<DateTimeOffset?> LatestAsync(string platform, CancellationToken cancellationToken)
    {
        string? last = null;
        await foreach (var name in blobs.ListAsync(TelemetryNames.Container, platform + "/", null, cancellationToken))
            last = name;
        if (last is null) return null;
        return (await OpenAsync(last, cancellationToken)).Max(i => (DateTimeOffset?)i.Start);
    }

    /// <returns>Batches deleted.</returns>
    public async Task<int> PurgeAsync(string platform, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var old = new List<string>();
        await foreach (var name in blobs.ListAsync(TelemetryNames.Container, platform + "/", null, cancellationToken))
        {
            if (TelemetryNames.Start(name) >= before) break;
            old.Add(name);
        }
        foreach (var name in old)
            await blobs.DeleteAsync(TelemetryNames.Container, name, cancellationToken);
        return old.Count;
    }

    /// <summary>One hour earlier than asked for, since a batch is filed under its first invocation.</summary>
    private async IAsyncEnumerable<string> ListAsync(
        string platform, DateTimeOffset from, DateTimeOffset to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var hour = Hour(from).AddHours(-1); hour <= to; hour = hour.AddHours(1))
        {
            await foreach (var name in blobs.ListAsync(TelemetryNames.Container, TelemetryNames.Hour(platform, hour), null, cancellationToken))
                yield return name;
        }
    }

    private static DateTimeOffset Hour(DateTimeOffset moment) => new(moment.UtcTicks - moment.UtcTicks % TimeSpan.TicksPerHour, TimeSpan.Zero);

    private async Task<List<Invocation>> OpenAsync(string name, CancellationToken cancellationToken)
    {
        var invocations = new List<Invocation>();
        if (await blobs.GetAsync(TelemetryNames.Container, name, cancellationToken) is not { } blob) return invocations;
        await using var lines = new GZipStream(new MemoryStream(blob.Content.ToArray()), CompressionMode.Decompress);
        await foreach (var invocation in TraceReader.ReadAsync(lines, new TraceReadOptions(), null, cancellationToken))
            invocations.Add(invocation);
        return invocations;
    }
}
