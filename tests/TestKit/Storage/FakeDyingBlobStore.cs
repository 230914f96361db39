using Optimizer.Core.Storage;

namespace Optimizer.TestKit.Storage;

/// <summary>What a process that dies at a certain write can do to a blob store.</summary>
public sealed class FakeDyingBlobStore(IBlobStore inner, CrashPoint crash) : IBlobStore
{
    public Task<Blob?> GetAsync(string container, string name, CancellationToken cancellationToken) =>
        inner.GetAsync(container, name, cancellationToken);

    public async Task<string?> PutIfAbsentAsync(
        string container, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        crash.Pass();
        return await inner.PutIfAbsentAsync(container, name, content, cancellationToken);
    }

    public async Task<string?> ReplaceAsync(
        string container, string name, ReadOnlyMemory<byte> content, string? etag, CancellationToken cancellationToken)
    {
        crash.Pass();
        return await inner.ReplaceAsync(container, name, content, etag, cancellationToken);
    }

    public IAsyncEnumerable<string> ListAsync(string container, string prefix, string? after, CancellationToken cancellationToken) =>
        inner.ListAsync(container, prefix, after, cancellationToken);

    public async Task DeleteAsync(string container, string name, CancellationToken cancellationToken)
    {
        crash.Pass();
        await inner.DeleteAsync(container, name, cancellationToken);
    }
}
