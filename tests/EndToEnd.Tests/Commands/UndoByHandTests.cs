using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Optimizer.Core.Operations;
using Optimizer.Core.State;

namespace Optimizer.EndToEnd.Tests.Commands;

/// <summary>Follows docs/how-to/undo-by-hand.md on a store, statement by statement.</summary>
public sealed partial class UndoByHandTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private AFolderStore store = null!;
    private IReadOnlyList<string> statements = [];

    public async ValueTask InitializeAsync()
    {
        store = await AFolderStore.CreateAsync(folder);
        await store.PromotedAsync();
        statements = [.. Blocks().Matches(await File.ReadAllTextAsync(Document())).Select(m => Named(m.Groups[1].Value))];
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task What_the_document_says_returns_the_runtimes_manifest_to_the_original()
    {
        Assert.Equal(1, (await store.State.GetManifestAsync("shop", default)).Manifest.Functions[0].Live!.Version);
        Assert.Equal("quote|1|", Assert.Single(Rows(statements[0])));
        Execute(statements[1]);
        Assert.Equal("quote|0|", Assert.Single(Rows(statements[0])));
        Assert.Empty((await store.State.GetManifestAsync("shop", default)).Manifest.Functions);
        Assert.Equal(VersionState.RolledBack, (await store.State.GetVersionAsync("shop", "quote", 1, default))!.State);
        Assert.Equal(0, (await Cli.RunAsync("inspect", "--data", store.Path)).ExitCode);
        await GoesOnAsync();
    }

    [Fact]
    public async Task A_pointer_that_cannot_be_read_any_more_is_written_anew()
    {
        Execute("UPDATE entities SET json = substr(json, 1, 20) WHERE partition = 'platform:shop' AND row LIKE '%function:quote'");
        await Assert.ThrowsAnyAsync<Exception>(() => store.State.GetFunctionAsync("shop", "quote", default));
        Execute(statements[2]);
        var pointer = (await store.State.GetFunctionAsync("shop", "quote", default))!;
        Assert.Equal((0, null, 2), (pointer.Live, pointer.Canary, pointer.NextVersion));
        await GoesOnAsync();
    }

    [Fact]
    public async Task A_backup_and_its_bundle_are_taken_out_of_the_store()
    {
        await Cli.RunAsync("rollback", "quote", "--data", store.Path);
        var backups = Rows(statements[3]).Select(r => r.Split('|')).ToList();
        var bundle = Assert.Single(backups, b => b[2] == "1")[3];
        Execute(statements[4].Replace("bundle.zip", folder["bundle.zip"], StringComparison.Ordinal).Replace("BUNDLE", bundle, StringComparison.Ordinal));
        Assert.Equal(bundle, Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(folder["bundle.zip"]))));
    }

    [Fact]
    public async Task The_statements_in_each_bundles_instructions_are_the_documents() => Assert.Contains(
        $"```sql\n{UndoByHand.Sql("PLATFORM", "FUNCTION")}\n```", (await File.ReadAllTextAsync(Document())).ReplaceLineEndings("\n"), StringComparison.Ordinal);

    /// <summary>The next version is deployed as always, and the log of decisions holds.</summary>
    private async Task GoesOnAsync()
    {
        var version = (await store.VersionAsync("c2")).Version;
        Assert.Equal(2, version);
        await store.State.ApplyAsync("shop", "quote", TestKit.State.APlatform.Change("c2/quote/0", "canary.started", (0, null), 0, 2, (2, VersionState.Canary)), default);
        await store.State.ApplyAsync("shop", "quote", TestKit.State.APlatform.Change("c2/quote/1", "version.promoted", (0, 2), 2, null, (2, VersionState.Live)), default);
        Assert.Equal(VersionState.Live, (await store.State.GetVersionAsync("shop", "quote", 2, default))!.State);
        Assert.Equal(0, (await Cli.RunAsync("audit", "verify", "--data", store.Path)).ExitCode);
    }

    private void Execute(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private List<string> Rows(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read()) rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "" : reader.GetString(i))));
        return rows;
    }

    /// <summary>With <c>writefile</c>, which the sqlite3 command brings along.</summary>
    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(store.Path, "optimizer.db")};Pooling=False");
        connection.Open();
        connection.CreateFunction("writefile", (string path, byte[] content) =>
        {
            File.WriteAllBytes(path, content);
            return content.Length;
        });
        return connection;
    }

    private static string Named(string sql) =>
        sql.Replace("PLATFORM", "shop", StringComparison.Ordinal).Replace("FUNCTION", "quote", StringComparison.Ordinal);

    private static string Document([CallerFilePath] string file = "") =>
        Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", "docs", "how-to", "undo-by-hand.md");

    [GeneratedRegex("```sql\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
