using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Optimizer.Core.Storage;

namespace Optimizer.Storage;

/// <summary>Blobs in the data folder's SQLite file; at most 256 MiB each.</summary>
public sealed class SqliteBlobStore(SqliteDatabase database) : IBlobStore
{
    private const int PageSize = 256;
    private const int MaxBytes = 256 * 1024 * 1024;

    public Task<Blob?> GetAsync(string container, string name, CancellationToken cancellationToken)
    {
        StorageRules.RequireBlob(container, name);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(database.Read(connection =>
        {
            using var command = connection.Command("SELECT content, etag FROM blobs WHERE container = $0 AND name = $1", container, name);
            using var reader = command.ExecuteReader();
            return reader.Read() ? new Blob((byte[])reader[0], Text(reader.GetInt64(1))) : null;
        }));
    }

    public Task<string?> PutIfAbsentAsync(
        string container, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        Require(container, name, content);
        return database.WriteAsync(
            connection => Find(connection, container, name) is null ? Put(connection, container, name, content) : null, cancellationToken);
    }

    public Task<string?> ReplaceAsync(
        string container, string name, ReadOnlyMemory<byte> content, string? etag, CancellationToken cancellationToken)
    {
        Require(container, name, content);
        return database.WriteAsync(
            connection => etag is null || Find(connection, container, name) == etag ? Put(connection, container, name, content) : null,
            cancellationToken);
    }

    public async IAsyncEnumerable<string> ListAsync(
        string container, string prefix, string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        StorageRules.RequireContainer(container);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = database.Read(connection => Page(connection, container, prefix, after));
            foreach (var name in page)
                yield return name;
            if (page.Count < PageSize) yield break;
            after = page[^1];
            await Task.Yield();
        }
    }

    public Task DeleteAsync(string container, string name, CancellationToken cancellationToken)
    {
        StorageRules.RequireBlob(container, name);
        return database.WriteAsync(
            connection => connection.Execute("DELETE FROM blobs WHERE container = $0 AND name = $1", container, name), cancellationToken);
    }

    private static void Require(string container, string name, ReadOnlyMemory<byte> content)
    {
        StorageRules.RequireBlob(container, name);
        if (content.Length > MaxBytes)
            throw new ArgumentException($"The blob {container}/{name} is {content.Length:N0} bytes, more than {MaxBytes:N0}.", nameof(content));
    }

    private static string? Find(SqliteConnection connection, string container, string name)
    {
        using var command = connection.Command("SELECT etag FROM blobs WHERE container = $0 AND name = $1", container, name);
        return command.ExecuteScalar() is long etag ? Text(etag) : null;
    }

    private static string Put(SqliteConnection connection, string container, string name, ReadOnlyMemory<byte> content)
    {
        var etag = SqliteDatabase.NextETag(connection);
        connection.Execute("INSERT OR REPLACE INTO blobs VALUES ($0, $1, $2, $3)", container, name, content.ToArray(), etag);
        return Text(etag);
    }

    private static List<string> Page(SqliteConnection connection, string container, string prefix, string? after)
    {
        // '~' sorts after every character a name may have.
        using var command = connection.Command(
            "SELECT name FROM blobs WHERE container = $0 AND name >= $1 AND name < $1 || '~' AND ($2 IS NULL OR name > $2) ORDER BY name LIMIT $3",
            container, prefix, after, PageSize);
        using var reader = command.ExecuteReader();
        var page = new List<string>();
        while (reader.Read())
            page.Add(reader.GetString(0));
        return page;
    }

    private static string Text(long etag) => etag.ToString(CultureInfo.InvariantCulture);
}
