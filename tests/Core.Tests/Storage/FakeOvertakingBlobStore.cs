using Optimizer.Core.Storage;

namespace Optimizer.Core.Tests.Storage;

/// <summary>Before the first blob is read, something else happens.</summary>
internal sealed class FakeOvertakingBlobStore(IBlobStore inner, Func<Task> first) : IBlobStore
{
    private bool happened;

    public async Task<Blob?> GetAsync(string container, string name, CancellationToken cancellationToken)
    {
        if (!happened)
        {
            happened = true;
            await first();
        }
        return await inner.GetAsync(container, name, cancellationToken);
    }

    public Task<string?> PutIfAbsentAsync(string container, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        inner.PutIfAbsentAsync(container, name, content, cancellationToken);

    public Task<string?> ReplaceAsync(
        string container, string name, ReadOnlyMemory<byte> content, string? etag, CancellationToken cancellationToken) =>
        inner.ReplaceAsync(container, name, content, etag, cancellationToken);

    public IAsyncEnumerable<string> ListAsync(string container, string prefix, string? after, CancellationToken cancellationToken) =>
        inner.ListAsync(container, prefix, after, cancellationToken);

    public Task DeleteAsync(string container, string name, CancellationToken cancellationToken) => inner.DeleteAsync(container, name, cancellationToken);
}
