using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Optimizer.Core.Storage;

namespace Optimizer.Storage;

/// <summary>Entities in the data folder's SQLite file.</summary>
public sealed class SqliteStateStore(SqliteDatabase database) : IStateStore
{
    private const int PageSize = 256;

    public Task<StateEntity?> GetAsync(string partition, string row, CancellationToken cancellationToken)
    {
        StorageRules.RequireKey(partition);
        StorageRules.RequireKey(row);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(database.Read(connection =>
        {
            using var command = connection.Command("SELECT row, json, etag FROM entities WHERE partition = $0 AND row = $1", partition, row);
            using var reader = command.ExecuteReader();
            return reader.Read() ? Entity(partition, reader) : null;
        }));
    }

    /// <summary>Reads page by page, so that a slow reader does not keep the log from being folded into the file.</summary>
    public async IAsyncEnumerable<StateEntity> QueryAsync(
        string partition, string? from, string? to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        StorageRules.RequireKey(partition);
        var (start, inclusive) = (from ?? "", true);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = database.Read(connection => Page(connection, partition, start, inclusive, to));
            foreach (var entity in page)
                yield return entity;
            if (page.Count < PageSize) yield break;
            (start, inclusive) = (page[^1].Row, false);
            await Task.Yield();
        }
    }

    public Task<IReadOnlyList<string>> WriteAsync(string partition, IReadOnlyList<StateWrite> writes, CancellationToken cancellationToken)
    {
        StorageRules.RequireBatch(partition, writes);
        return database.WriteAsync<IReadOnlyList<string>>(
            connection => [.. writes.Select(w => Write(connection, partition, w))], cancellationToken);
    }

    private static List<StateEntity> Page(SqliteConnection connection, string partition, string start, bool inclusive, string? to)
    {
        using var command = connection.Command(
            "SELECT row, json, etag FROM entities WHERE partition = $0 AND row >= $1 AND ($2 OR row <> $1) AND ($3 IS NULL OR row < $3) ORDER BY row LIMIT $4",
            partition, start, inclusive, to, PageSize);
        using var reader = command.ExecuteReader();
        var page = new List<StateEntity>();
        while (reader.Read())
            page.Add(Entity(partition, reader));
        return page;
    }

    private static StateEntity Entity(string partition, SqliteDataReader reader) =>
        new(partition, reader.GetString(0), reader.GetString(1), Text(reader.GetInt64(2)));

    private static string Write(SqliteConnection connection, string partition, StateWrite write)
    {
        if (!Holds(connection, partition, write)) throw new StateConflictException(partition, write.Row);
        var etag = SqliteDatabase.NextETag(connection);
        if (write.Json is null)
            connection.Execute("DELETE FROM entities WHERE partition = $0 AND row = $1", partition, write.Row);
        else
            connection.Execute("INSERT OR REPLACE INTO entities VALUES ($0, $1, $2, $3)", partition, write.Row, write.Json, etag);
        return Text(etag);
    }

    private static bool Holds(SqliteConnection connection, string partition, StateWrite write)
    {
        if (write.Condition == WriteCondition.Any) return true;
        using var command = connection.Command("SELECT etag FROM entities WHERE partition = $0 AND row = $1", partition, write.Row);
        var found = command.ExecuteScalar();
        return write.Condition == WriteCondition.Absent ? found is null : found is long etag && Text(etag) == write.ETag;
    }

    private static string Text(long etag) => etag.ToString(CultureInfo.InvariantCulture);
}
