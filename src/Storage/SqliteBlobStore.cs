#pragma warning disable CS9113
using Optimizer.Core.Storage;

namespace Optimizer.Storage;

/// <summary>Blobs in the data folder's SQLite file.</summary>
public sealed class SqliteBlobStore(SqliteDatabase database) : IBlobStore
{
    public Task<Blob?> GetAsync(string container, string name, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<string?> PutIfAbsentAsync(string container, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<string?> ReplaceAsync(string container, string name, ReadOnlyMemory<byte> content, string? etag, CancellationToken cancellationToken) => throw new NotImplementedException();

    public IAsyncEnumerable<string> ListAsync(string container, string prefix, string? after, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task DeleteAsync(string container, string name, CancellationToken cancellationToken) => throw new NotImplementedException();
}
