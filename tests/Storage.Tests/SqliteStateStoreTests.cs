using Optimizer.Core.Storage;
using Optimizer.TestKit.Storage;

namespace Optimizer.Storage.Tests;

public sealed class SqliteStateStoreTests : StateStoreContract, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SqliteDatabase database;

    public SqliteStateStoreTests()
    {
        database = new SqliteDatabase(folder.Path);
        Store = new SqliteStateStore(database);
    }

    protected override IStateStore Store { get; }

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Two_open_databases_on_one_file_see_each_others_writes_and_lose_none()
    {
        using var other = new SqliteDatabase(folder.Path);
        IStateStore[] stores = [Store, new SqliteStateStore(other)];
        await Task.WhenAll(stores.Select((s, n) => Task.Run(async () =>
        {
            for (var i = 0; i < 100; i++)
                await s.WriteAsync("shared", [StateWrite.Insert($"{n}-{i:D3}", "1")], CancellationToken.None);
        })));
        Assert.Equal(200, await stores[1].QueryAsync("shared", null, null, CancellationToken.None).CountAsync());
    }

    [Fact]
    public async Task What_was_written_is_there_when_the_file_is_opened_again()
    {
        await Store.WriteAsync("p", [StateWrite.Insert("a", "1")], CancellationToken.None);
        database.Dispose();
        using var again = new SqliteDatabase(folder.Path);
        Assert.Equal("1", (await new SqliteStateStore(again).GetAsync("p", "a", CancellationToken.None))!.Json);
    }
}
