using Microsoft.Data.Sqlite;

namespace Optimizer.Storage;

/// <summary>
/// The file <c>optimizer.db</c> in a data folder: write-ahead log, several processes at once. Writes of one process wait for each
/// other here; those of other processes in SQLite.
/// </summary>
public sealed class SqliteDatabase : IDisposable
{
    private const int SchemaVersion = 1;

    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly string connectionString;
    private readonly TimeSpan busyTimeout;

    /// <param name="folder">Created when missing.</param>
    /// <param name="busyTimeout">How long a write waits for another process; default 30 s.</param>
    /// <exception cref="DataFolderException">The folder or the file in it cannot be used.</exception>
    public SqliteDatabase(string folder, TimeSpan? busyTimeout = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Folder = Path.GetFullPath(folder);
        this.busyTimeout = busyTimeout ?? TimeSpan.FromSeconds(30);
        connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(Folder, "optimizer.db"),
            DefaultTimeout = (int)Math.Ceiling(this.busyTimeout.TotalSeconds),
        }.ToString();
        Prepare();
    }

    /// <summary>The data folder's full path.</summary>
    public string Folder { get; }

    public void Dispose()
    {
        using var connection = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(connection);
        writing.Dispose();
    }

    internal T Read<T>(Func<SqliteConnection, T> read)
    {
        using var connection = Open();
        return read(connection);
    }

    /// <summary>Runs one immediate transaction; rolled back when <paramref name="write"/> throws.</summary>
    internal async Task<T> WriteAsync<T>(Func<SqliteConnection, T> write, CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            using var connection = Open();
            using var transaction = connection.BeginTransaction(deferred: false);
            var result = write(connection);
            transaction.Commit();
            return result;
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>The next ETag: never given before in this file.</summary>
    internal static long NextETag(SqliteConnection connection) =>
        (long)connection.Command("UPDATE sequence SET value = value + 1 RETURNING value").ExecuteScalar()!;

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        // NORMAL: a commit survives the end of the process at once; after a power cut the file is consistent, if a moment older.
        connection.Execute(FormattableString.Invariant($"PRAGMA busy_timeout = {(int)busyTimeout.TotalMilliseconds}; PRAGMA synchronous = NORMAL"));
        return connection;
    }

    private void Prepare()
    {
        try
        {
            Directory.CreateDirectory(Folder);
            using var connection = Open();
            connection.Execute("PRAGMA journal_mode = WAL");
            using var transaction = connection.BeginTransaction(deferred: false);
            RequireKnownSchema(connection);
            connection.Execute(SqliteSchema.Text);
            transaction.Commit();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new DataFolderException(Folder, e.Message, e);
        }
    }

    private void RequireKnownSchema(SqliteConnection connection)
    {
        var version = (long)connection.Command("PRAGMA user_version").ExecuteScalar()!;
        if (version > SchemaVersion)
            throw new DataFolderException(Folder, $"its schema is {version}, and this program knows {SchemaVersion}: use a newer program", null);
    }
}
