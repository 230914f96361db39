using System.Runtime.CompilerServices;
using Optimizer.Core.Storage;

namespace Optimizer.Core.Tests.State;

/// <summary>A store that someone else writes to before and after each query.</summary>
internal sealed class FakeWrittenStateStore(IStateStore inner, Func<Task> write) : IStateStore
{
    public Task<StateEntity?> GetAsync(string partition, string row, CancellationToken cancellationToken) =>
        inner.GetAsync(partition, row, cancellationToken);

    public async IAsyncEnumerable<StateEntity> QueryAsync(
        string partition, string? from, string? to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await write();
        await foreach (var entity in inner.QueryAsync(partition, from, to, cancellationToken))
            yield return entity;
        await write();
    }

    public Task<IReadOnlyList<string>> WriteAsync(string partition, IReadOnlyList<StateWrite> writes, CancellationToken cancellationToken) =>
        inner.WriteAsync(partition, writes, cancellationToken);
}
