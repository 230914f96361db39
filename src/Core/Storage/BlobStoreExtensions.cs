namespace Optimizer.Core.Storage;

public static class BlobStoreExtensions
{
    /// <summary>Writes content under its own hash; harmless when it is there.</summary>
    /// <param name="folder">Path before the hash, with its final <c>/</c>; may be empty.</param>
    public static async Task<BlobPointer> PutContentAsync(
        this IBlobStore blobs, string container, string folder, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(blobs);
        var hash = ContentHash.Of(content.Span);
        var name = folder + hash;
        var etag = await blobs.PutIfAbsentAsync(container, name, content, cancellationToken)
            ?? (await blobs.GetAsync(container, name, cancellationToken))?.ETag ?? "";
        return new BlobPointer(container, name, etag, hash);
    }

    /// <summary>Reads a blob whose last name segment is the hash of its content.</summary>
    /// <exception cref="DamagedBlobException">It is missing or its hash differs.</exception>
    public static async Task<ReadOnlyMemory<byte>> GetVerifiedAsync(
        this IBlobStore blobs, string container, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(blobs);
        ArgumentNullException.ThrowIfNull(name);
        var blob = await blobs.GetAsync(container, name, cancellationToken)
            ?? throw new DamagedBlobException(container, name, "is missing");
        return ContentHash.Of(blob.Content.Span) == name[(name.LastIndexOf('/') + 1)..]
            ? blob.Content
            : throw new DamagedBlobException(container, name, "has other bytes than its hash says");
    }
}
