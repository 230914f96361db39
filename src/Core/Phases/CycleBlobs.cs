using System.Security.Cryptography;
using System.Text.Json;
using Optimizer.Core.Catalog;
using Optimizer.Core.Storage;

namespace Optimizer.Core.Phases;

/// <summary>
/// What is too large to travel in a workflow: container <c>cycles</c>, blobs <c>{platform}/{cycle}/…</c>. Written once per name
/// and content, so an activity that runs again overwrites with the same.
/// </summary>
public sealed class CycleBlobs(IBlobStore blobs, PlanJson json)
{
    public const string Container = "cycles";

    public Task<BlobPointer> PutAsync<T>(string name, T value, CancellationToken cancellationToken) =>
        PutBytesAsync(name, JsonSerializer.SerializeToUtf8Bytes(value, json.Options), cancellationToken);

    public async Task<BlobPointer> PutBytesAsync(string name, byte[] content, CancellationToken cancellationToken)
    {
        var etag = await blobs.ReplaceAsync(Container, name, content, etag: null, cancellationToken)
            ?? throw new InvalidOperationException($"The store refused an unconditional write of {Container}/{name}.");
        return new BlobPointer(Container, name, etag, Convert.ToHexStringLower(SHA256.HashData(content)));
    }

    public async Task<T> GetAsync<T>(BlobPointer pointer, CancellationToken cancellationToken)
    {
        var content = await GetBytesAsync(pointer, cancellationToken);
        return JsonSerializer.Deserialize<T>(content.Span, json.Options)
            ?? throw new InvalidDataException($"{pointer.Container}/{pointer.Blob} holds null.");
    }

    /// <returns>Null when there is no blob of that name.</returns>
    public async Task<T?> FindAsync<T>(string name, CancellationToken cancellationToken)
        where T : class
    {
        var blob = await blobs.GetAsync(Container, name, cancellationToken);
        return blob is null ? null : JsonSerializer.Deserialize<T>(blob.Content.Span, json.Options);
    }

    /// <summary>Deletes what a platform's cycles left here, of the cycles that <paramref name="isOver"/> says are of no more use.</summary>
    /// <returns>How many blobs.</returns>
    public async Task<int> PurgeAsync(string platform, Func<string, Task<bool>> isOver, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(isOver);
        var prefix = platform + "/";
        var names = new List<string>();
        await foreach (var name in blobs.ListAsync(Container, prefix, null, cancellationToken))
            names.Add(name);
        var purged = 0;
        foreach (var cycle in names.GroupBy(n => n[prefix.Length..].Split('/')[0]))
        {
            if (!await isOver(cycle.Key)) continue;
            foreach (var name in cycle) await blobs.DeleteAsync(Container, name, cancellationToken);
            purged += cycle.Count();
        }
        return purged;
    }

    /// <returns>Null when the blob is gone, or is not what was written any more.</returns>
    public async Task<ReadOnlyMemory<byte>?> FindBytesAsync(BlobPointer pointer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(pointer);
        var blob = await blobs.GetAsync(pointer.Container, pointer.Blob, cancellationToken);
        return blob is not null && Convert.ToHexStringLower(SHA256.HashData(blob.Content.Span)) == pointer.Sha256 ? blob.Content : null;
    }

    /// <exception cref="InvalidDataException">The blob is gone or its content is not what was written.</exception>
    public async Task<ReadOnlyMemory<byte>> GetBytesAsync(BlobPointer pointer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(pointer);
        var blob = await blobs.GetAsync(pointer.Container, pointer.Blob, cancellationToken)
            ?? throw new InvalidDataException($"{pointer.Container}/{pointer.Blob} is gone.");
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(blob.Content.Span));
        return sha256 == pointer.Sha256
            ? blob.Content
            : throw new InvalidDataException($"{pointer.Container}/{pointer.Blob} has SHA-256 {sha256}, written was {pointer.Sha256}.");
    }
}
