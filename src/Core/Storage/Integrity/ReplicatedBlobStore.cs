namespace Optimizer.Core.Storage.Integrity;

/// <summary>
/// Keeps a second copy of what is named by its own hash (bundles, backups, sources and large documents), in the container <c>replicas</c>
/// under <c>{container}/{name}</c>, and checks it at each read. A damaged or missing blob is kept aside and put back from its copy.
/// </summary>
public sealed class ReplicatedBlobStore(IBlobStore inner, Quarantine quarantine) : IBlobStore
{
    public const string Replicas = "replicas";

    private static readonly HashSet<string> Replicated = new(["bundles", "backups", "sources", "overflow"], StringComparer.Ordinal);

    /// <summary>As written. Where neither the blob nor its copy is whole, the damaged bytes: who reads by hash finds the difference.</summary>
    public async Task<Blob?> GetAsync(string container, string name, CancellationToken cancellationToken)
    {
        var found = await inner.GetAsync(container, name, cancellationToken);
        return !IsReplicated(container, name) || IsWhole(found, name) ? found : await RepairAsync(container, name, found, cancellationToken);
    }

    /// <summary>The copy first: what is there has one. A damaged blob gives way to the content that belongs there.</summary>
    public async Task<string?> PutIfAbsentAsync(string container, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (!IsReplicated(container, name)) return await inner.PutIfAbsentAsync(container, name, content, cancellationToken);
        await PutCopyAsync(container, name, content, cancellationToken);
        if (await inner.PutIfAbsentAsync(container, name, content, cancellationToken) is { } etag) return etag;
        await GetAsync(container, name, cancellationToken);
        return null;
    }

    public Task<string?> ReplaceAsync(
        string container, string name, ReadOnlyMemory<byte> content, string? etag, CancellationToken cancellationToken) =>
        inner.ReplaceAsync(container, name, content, etag, cancellationToken);

    public IAsyncEnumerable<string> ListAsync(string container, string prefix, string? after, CancellationToken cancellationToken) =>
        inner.ListAsync(container, prefix, after, cancellationToken);

    public async Task DeleteAsync(string container, string name, CancellationToken cancellationToken)
    {
        if (IsReplicated(container, name)) await inner.DeleteAsync(Replicas, Copy(container, name), cancellationToken);
        await inner.DeleteAsync(container, name, cancellationToken);
    }

    private static bool IsReplicated(string container, string name) => Replicated.Contains(container) && HashOf(name).Length == 64;

    private static bool IsWhole(Blob? blob, string name) => blob is not null && ContentHash.Of(blob.Content.Span) == HashOf(name);

    private static string HashOf(string name) => name[(name.LastIndexOf('/') + 1)..];

    private static string Copy(string container, string name) => $"{container}/{name}";

    private async Task PutCopyAsync(string container, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var copy = Copy(container, name);
        if (await inner.PutIfAbsentAsync(Replicas, copy, content, cancellationToken) is not null) return;
        if (IsWhole(await inner.GetAsync(Replicas, copy, cancellationToken), name)) return;
        await inner.ReplaceAsync(Replicas, copy, content, null, cancellationToken);
    }

    private async Task<Blob?> RepairAsync(string container, string name, Blob? damaged, CancellationToken cancellationToken)
    {
        var copy = await inner.GetAsync(Replicas, Copy(container, name), cancellationToken);
        if (damaged is null && copy is null) return null;
        var kept = damaged is null ? null : await quarantine.KeepAsync($"blobs/{container}/{name}", damaged.Content, cancellationToken);
        var whole = IsWhole(copy, name);
        quarantine.Tell($"The blob {container}/{name}", kept, whole);
        if (!whole) return damaged;
        if (damaged is null) await inner.PutIfAbsentAsync(container, name, copy!.Content, cancellationToken);
        else await inner.ReplaceAsync(container, name, copy!.Content, damaged.ETag, cancellationToken);
        return await inner.GetAsync(container, name, cancellationToken);
    }
}
