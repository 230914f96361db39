using Microsoft.Data.Sqlite;

namespace Optimizer.Storage.Tests;

public sealed class SqliteDatabaseTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_file_that_is_no_database_is_refused_with_its_folder()
    {
        File.WriteAllText(Path.Combine(folder.Path, "optimizer.db"), new string('x', 5_000));
        var refused = Assert.Throws<DataFolderException>(() => new SqliteDatabase(folder.Path));
        Assert.Contains(folder.Path, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_refused()
    {
        var file = Path.Combine(folder.Path, "file");
        File.WriteAllText(file, "");
        Assert.Throws<DataFolderException>(() => new SqliteDatabase(Path.Combine(file, "data")));
    }

    [Fact]
    public void A_schema_of_a_newer_program_is_refused()
    {
        new SqliteDatabase(folder.Path).Dispose();
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(folder.Path, "optimizer.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 99";
            command.ExecuteNonQuery();
        }
        var refused = Assert.Throws<DataFolderException>(() => new SqliteDatabase(folder.Path));
        Assert.Contains("schema is 99", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_programs_may_open_a_new_folder_at_the_same_time()
    {
        var databases = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => new SqliteDatabase(folder.Path))));
        foreach (var database in databases)
            database.Dispose();
        Assert.Equal(10, databases.Length);
    }
}
