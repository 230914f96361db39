using System.Runtime.CompilerServices;
using Optimizer.Core.Storage;

namespace Optimizer.Local.Commands.Bench.Soak;

/// <summary>Blobs of a store that fails when <see cref="StagedFaults"/> says so.</summary>
internal sealed class FaultyBlobStore(IBlobStore inner, StagedFaults faults) : IBlobStore
{
    public Task<Blob?> GetAsync(string container, string name, CancellationToken cancellationToken)
    {
        faults.Call($"read of {container}/{name}", isWrite: false);
        return inner.GetAsync(container, name, cancellationToken);
    }

    public Task<string?> PutIfAbsentAsync(string container, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        WriteAsync($"write of {container}/{name}", () => inner.PutIfAbsentAsync(container, name, content, cancellationToken));

    public Task<string?> ReplaceAsync(string container, string name, ReadOnlyMemory<byte> content, string? etag, CancellationToken cancellationToken) =>
        WriteAsync($"write of {container}/{name}", () => inner.ReplaceAsync(container, name, content, etag, cancellationToken));

    public async IAsyncEnumerable<string> ListAsync(
        string container, string prefix, string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        faults.Call($"list of {container}/{prefix}", isWrite: false);
        await foreach (var name in inner.ListAsync(container, prefix, after, cancellationToken).ConfigureAwait(false)) yield return name;
    }

    public Task DeleteAsync(string container, string name, CancellationToken cancellationToken)
    {
        faults.Call($"delete of {container}/{name}", isWrite: false);
        return inner.DeleteAsync(container, name, cancellationToken);
    }

    private async Task<string?> WriteAsync(string place, Func<Task<string?>> write)
    {
        var unacknowledged = faults.Call(place, isWrite: true);
        var etag = await write().ConfigureAwait(false);
        return unacknowledged ? throw new StagedFaultException(place + ", done but not acknowledged") : etag;
    }
}
