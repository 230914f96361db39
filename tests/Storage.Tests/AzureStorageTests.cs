using Azure.Core;
using Azure.Data.Tables;
using Optimizer.Core.Storage;
using Optimizer.TestKit.Azure;

namespace Optimizer.Storage.Tests;

public sealed class AzureStorageTests(Azurite azurite)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task The_largest_batch_of_the_largest_values_fits()
    {
        var json = "\"" + new string('"', StorageRules.MaxValueBytes - 2) + "\"";
        var count = StorageRules.MaxBatchBytes / StorageRules.MaxValueBytes;
        var store = azurite.Open().State;
        await store.WriteAsync("p", [.. Enumerable.Range(0, count).Select(i => StateWrite.Insert($"{i:D3}", json))], None);
        Assert.All(await store.QueryAsync("p", null, null, None).ToListAsync(), e => Assert.Equal(json, e.Json));
    }

    [Fact]
    public async Task Every_key_that_the_rules_allow_is_kept_as_it_is()
    {
        string[] keys = [".", "..", ":", "-", "_", "a:b.c-d_e", new string('k', 512)];
        var store = azurite.Open().State;
        foreach (var key in keys)
        {
            await store.WriteAsync(key, [StateWrite.Insert(key, "1")], None);
            Assert.Equal(key, (await store.GetAsync(key, key, None))!.Row);
        }
    }

    [Fact]
    public async Task Receipts_of_finished_writes_are_tidied_away()
    {
        var name = azurite.NewName();
        await using (var store = azurite.Open(azurite.ConnectionString, name).State)
        {
            for (var i = 0; i < 30; i++)
                await store.WriteAsync($"p{i % 3}", [StateWrite.Upsert($"{i}", "1")], None);
        }
        var table = new TableClient(azurite.ConnectionString, name);
        Assert.Equal(0, await table.QueryAsync<TableEntity>(e => e.RowKey.CompareTo("~") >= 0).CountAsync());
    }

    [Fact]
    public async Task Receipts_that_somebody_else_took_away_do_not_matter()
    {
        var name = azurite.NewName();
        var store = azurite.Open(azurite.ConnectionString, name).State;
        await store.WriteAsync("p", [StateWrite.Upsert("a", "1")], None);
        var table = new TableClient(azurite.ConnectionString, name);
        await foreach (var receipt in table.QueryAsync<TableEntity>(e => e.RowKey.CompareTo("~") >= 0))
            await table.DeleteEntityAsync(receipt);
        await store.WriteAsync("p", [StateWrite.Upsert("a", "2")], None);
        Assert.Equal("2", (await store.GetAsync("p", "a", None))!.Json);
    }

    [Fact]
    public async Task Nothing_is_in_a_store_that_was_never_written_to()
    {
        var storage = azurite.Open();
        Assert.Empty(await storage.State.QueryAsync("p", null, null, None).ToListAsync());
        Assert.Empty(await storage.Blobs.ListAsync("things", "", null, None).ToListAsync());
        await storage.Blobs.DeleteAsync("things", "a", None);
    }

    [Theory]
    [InlineData("")]
    [InlineData("http://account.blob.example")]
    [InlineData("https://account.example")]
    [InlineData("AccountName=x")]
    [InlineData("some words")]
    public void What_names_no_account_is_refused_with_what_to_give(string account)
    {
        var refused = Assert.Throws<StorageConnectionException>(() => azurite.Open(account, "optimizer"));
        Assert.Contains("Give a connection string", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_does_not_repeat_the_text_that_may_hold_a_key() =>
        Assert.DoesNotContain("hidden", Assert.Throws<StorageConnectionException>(
            () => azurite.Open("AccountKey=hidden;Nonsense=hidden", "optimizer")).ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("UseDevelopmentStorage=true")]
    [InlineData("https://account.blob.core.windows.net")]
    public void The_development_storage_and_an_address_with_an_identity_are_accounts(string account) =>
        Assert.NotNull(AzureStorage.Open(
            account, new AzureStorageOptions(), new TimeOrderedIds(TimeProvider.System), TimeProvider.System,
            DelegatedTokenCredential.Create((_, _) => default)));

    [Fact]
    public void All_options_that_are_out_of_range_are_named_at_once()
    {
        var options = new AzureStorageOptions
        {
            Name = "No", MaxRetries = 99, RetryDelay = TimeSpan.Zero, MaxRetryDelay = TimeSpan.FromSeconds(-1), AttemptTimeout = TimeSpan.Zero,
        };
        var message = Assert.Throws<ArgumentException>(options.Validate).Message;
        Assert.Equal(5, message.Split(Environment.NewLine).Length);
    }
}
