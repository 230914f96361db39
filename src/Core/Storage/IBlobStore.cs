namespace Optimizer.Core.Storage;

/// <summary>Named byte sequences. Containers match <c>[a-z0-9-]{3,63}</c>; names are paths of <c>[A-Za-z0-9._-]</c> segments.</summary>
public interface IBlobStore
{
    /// <returns>Null when there is no such blob.</returns>
    Task<Blob?> GetAsync(string container, string name, CancellationToken cancellationToken);

    /// <returns>The ETag, or null when the blob already exists (it is left as it is).</returns>
    Task<string?> PutIfAbsentAsync(string container, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <param name="etag">The expected ETag; null to create or replace whatever is there.</param>
    /// <returns>The new ETag, or null when the ETag does not match.</returns>
    Task<string?> ReplaceAsync(
        string container, string name, ReadOnlyMemory<byte> content, string? etag, CancellationToken cancellationToken);

    /// <summary>Names in ordinal order that start with <paramref name="prefix"/> and come after <paramref name="after"/>.</summary>
    IAsyncEnumerable<string> ListAsync(string container, string prefix, string? after, CancellationToken cancellationToken);

    Task DeleteAsync(string container, string name, CancellationToken cancellationToken);
}
