using Optimizer.Core.Storage;

namespace Optimizer.Core.Tests.State;

/// <summary>A store in which someone else is faster: directly after the first read of a partition, something happens.</summary>
internal sealed class FakeOvertakenStateStore(IStateStore inner, string watched, Func<Task> happens) : IStateStore
{
    private bool happened;

    public async Task<StateEntity?> GetAsync(string partition, string row, CancellationToken cancellationToken)
    {
        var read = await inner.GetAsync(partition, row, cancellationToken);
        if (happened || partition != watched) return read;
        happened = true;
        await happens();
        return read;
    }

    public IAsyncEnumerable<StateEntity> QueryAsync(string partition, string? from, string? to, CancellationToken cancellationToken) =>
        inner.QueryAsync(partition, from, to, cancellationToken);

    public Task<IReadOnlyList<string>> WriteAsync(string partition, IReadOnlyList<StateWrite> writes, CancellationToken cancellationToken) =>
        inner.WriteAsync(partition, writes, cancellationToken);
}
