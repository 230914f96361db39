using System.Globalization;
using System.Runtime.CompilerServices;
using Optimizer.Core.Storage;

namespace Optimizer.TestKit.Storage;

/// <summary>Entities in memory, with the same rules as the real stores.</summary>
public sealed class InMemoryStateStore : IStateStore
{
    private readonly Lock turn = new();
    private readonly Dictionary<string, SortedDictionary<string, StateEntity>> partitions = new(StringComparer.Ordinal);
    private long sequence;

    public Task<StateEntity?> GetAsync(string partition, string row, CancellationToken cancellationToken)
    {
        StorageRules.RequireKey(partition);
        StorageRules.RequireKey(row);
        lock (turn)
            return Task.FromResult(Rows(partition).GetValueOrDefault(row));
    }

    public async IAsyncEnumerable<StateEntity> QueryAsync(
        string partition, string? from, string? to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        StorageRules.RequireKey(partition);
        await Task.CompletedTask;
        List<StateEntity> found;
        lock (turn)
        {
            found = [.. Rows(partition).Values.Where(e =>
                (from is null || string.CompareOrdinal(e.Row, from) >= 0) && (to is null || string.CompareOrdinal(e.Row, to) < 0))];
        }
        foreach (var entity in found)
            yield return entity;
    }

    public Task<IReadOnlyList<string>> WriteAsync(string partition, IReadOnlyList<StateWrite> writes, CancellationToken cancellationToken)
    {
        StorageRules.RequireBatch(partition, writes);
        lock (turn)
        {
            var rows = Rows(partition);
            foreach (var write in writes)
            {
                if (!Holds(rows.GetValueOrDefault(write.Row), write)) throw new StateConflictException(partition, write.Row);
            }
            return Task.FromResult<IReadOnlyList<string>>([.. writes.Select(w => Write(rows, partition, w))]);
        }
    }

    /// <summary>Every entity with its ETag, in order: equal texts are equal states.</summary>
    public string Snapshot()
    {
        lock (turn)
            return string.Join('\n', partitions.OrderBy(p => p.Key, StringComparer.Ordinal).SelectMany(p => p.Value.Values.Select(e => e.ToString())));
    }

    private SortedDictionary<string, StateEntity> Rows(string partition)
    {
        if (!partitions.TryGetValue(partition, out var rows))
            partitions.Add(partition, rows = new SortedDictionary<string, StateEntity>(StringComparer.Ordinal));
        return rows;
    }

    private static bool Holds(StateEntity? found, StateWrite write) => write.Condition switch
    {
        WriteCondition.Absent => found is null,
        WriteCondition.Matches => found?.ETag == write.ETag,
        _ => true,
    };

    private string Write(SortedDictionary<string, StateEntity> rows, string partition, StateWrite write)
    {
        var etag = (++sequence).ToString(CultureInfo.InvariantCulture);
        if (write.Json is null) rows.Remove(write.Row);
        else rows[write.Row] = new StateEntity(partition, write.Row, write.Json, etag);
        return etag;
    }
}
