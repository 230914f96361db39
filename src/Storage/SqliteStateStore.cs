#pragma warning disable CS9113
using Optimizer.Core.Storage;

namespace Optimizer.Storage;

/// <summary>Entities in the data folder's SQLite file.</summary>
public sealed class SqliteStateStore(SqliteDatabase database) : IStateStore
{
    public Task<StateEntity?> GetAsync(string partition, string row, CancellationToken cancellationToken) => throw new NotImplementedException();

    public IAsyncEnumerable<StateEntity> QueryAsync(string partition, string? from, string? to, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<IReadOnlyList<string>> WriteAsync(string partition, IReadOnlyList<StateWrite> writes, CancellationToken cancellationToken) => throw new NotImplementedException();
}
