using Optimizer.Core.Storage;

namespace Optimizer.TestKit.Storage;

/// <summary>What a process that dies at a certain write can do to a state store.</summary>
public sealed class FakeDyingStateStore(IStateStore inner, CrashPoint crash) : IStateStore
{
    public Task<StateEntity?> GetAsync(string partition, string row, CancellationToken cancellationToken) =>
        inner.GetAsync(partition, row, cancellationToken);

    public IAsyncEnumerable<StateEntity> QueryAsync(string partition, string? from, string? to, CancellationToken cancellationToken) =>
        inner.QueryAsync(partition, from, to, cancellationToken);

    public async Task<IReadOnlyList<string>> WriteAsync(
        string partition, IReadOnlyList<StateWrite> writes, CancellationToken cancellationToken)
    {
        crash.Pass();
        return await inner.WriteAsync(partition, writes, cancellationToken);
    }
}
