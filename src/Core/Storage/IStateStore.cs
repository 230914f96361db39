namespace Optimizer.Core.Storage;

/// <summary>
/// Entities with optimistic concurrency. Keys are 1 to 512 characters of <c>[A-Za-z0-9._:-]</c>; values are UTF-8 JSON of at
/// most 64 KiB after which callers use a blob; a batch stays within one partition and holds at most 100 writes, all or none.
/// </summary>
public interface IStateStore
{
    Task<StateEntity?> GetAsync(string partition, string row, CancellationToken cancellationToken);

    /// <summary>Entities of a partition by row key in ordinal order; <paramref name="from"/> inclusive, <paramref name="to"/> exclusive.</summary>
    IAsyncEnumerable<StateEntity> QueryAsync(string partition, string? from, string? to, CancellationToken cancellationToken);

    /// <summary>Writes all or none.</summary>
    /// <returns>The new ETags in the order of the writes.</returns>
    /// <exception cref="StateConflictException">A condition of one write does not hold; nothing was written.</exception>
    Task<IReadOnlyList<string>> WriteAsync(string partition, IReadOnlyList<StateWrite> writes, CancellationToken cancellationToken);
}
