namespace Optimizer.Storage;

internal static class SqliteSchema
{
    /// <summary>Harmless when it was run before.</summary>
    public const string Text = """
        CREATE TABLE IF NOT EXISTS sequence (value INTEGER NOT NULL);
        INSERT INTO sequence SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM sequence);
        CREATE TABLE IF NOT EXISTS entities (
            partition TEXT NOT NULL, row TEXT NOT NULL, json TEXT NOT NULL, etag INTEGER NOT NULL, PRIMARY KEY (partition, row));
        CREATE TABLE IF NOT EXISTS blobs (
            container TEXT NOT NULL, name TEXT NOT NULL, content BLOB NOT NULL, etag INTEGER NOT NULL, PRIMARY KEY (container, name));
        PRAGMA user_version = 1;
        """;
}
