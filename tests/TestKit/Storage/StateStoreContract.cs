using Optimizer.Core.Storage;
using Xunit;

namespace Optimizer.TestKit.Storage;

/// <summary>What every state store does. An adapter's tests inherit it.</summary>
public abstract class StateStoreContract
{
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>A store whose partitions named here are empty; the same for the whole test.</summary>
    protected abstract IStateStore Store { get; }

    [Fact]
    public async Task What_was_never_written_is_not_there() => Assert.Null(await Store.GetAsync("p", "absent", None));

    [Fact]
    public async Task A_written_entity_is_read_back_with_its_ETag()
    {
        var etag = (await Store.WriteAsync("p", [StateWrite.Insert("a", """{"text":"ä€\u0001"}""")], None))[0];
        Assert.Equal(new StateEntity("p", "a", """{"text":"ä€\u0001"}""", etag), await Store.GetAsync("p", "a", None));
    }

    [Fact]
    public async Task An_insert_over_an_entity_conflicts_and_leaves_it()
    {
        await Store.WriteAsync("p", [StateWrite.Insert("a", "1")], None);
        await Assert.ThrowsAsync<StateConflictException>(() => Store.WriteAsync("p", [StateWrite.Insert("a", "2")], None));
        Assert.Equal("1", (await Store.GetAsync("p", "a", None))!.Json);
    }

    [Fact]
    public async Task An_ETag_is_good_for_one_write_only()
    {
        var first = (await Store.WriteAsync("p", [StateWrite.Insert("a", "1")], None))[0];
        var second = (await Store.WriteAsync("p", [StateWrite.Replace("a", "2", first)], None))[0];
        Assert.NotEqual(first, second);
        await Assert.ThrowsAsync<StateConflictException>(() => Store.WriteAsync("p", [StateWrite.Replace("a", "3", first)], None));
    }

    [Fact]
    public async Task An_ETag_from_before_a_deletion_does_not_match_what_came_after()
    {
        var first = (await Store.WriteAsync("p", [StateWrite.Insert("a", "1")], None))[0];
        await Store.WriteAsync("p", [StateWrite.Delete("a", first)], None);
        await Store.WriteAsync("p", [StateWrite.Insert("a", "1")], None);
        await Assert.ThrowsAsync<StateConflictException>(() => Store.WriteAsync("p", [StateWrite.Replace("a", "2", first)], None));
    }

    [Fact]
    public async Task Deleting_what_is_absent_is_harmless_unless_an_ETag_is_expected()
    {
        await Store.WriteAsync("p", [StateWrite.Delete("a")], None);
        await Assert.ThrowsAsync<StateConflictException>(() => Store.WriteAsync("p", [StateWrite.Delete("a", "1")], None));
    }

    [Fact]
    public async Task A_batch_with_one_conflict_writes_nothing()
    {
        await Store.WriteAsync("p", [StateWrite.Insert("c", "\"old\"")], None);
        await Assert.ThrowsAsync<StateConflictException>(() => Store.WriteAsync(
            "p", [StateWrite.Insert("a", "1"), StateWrite.Upsert("b", "1"), StateWrite.Insert("c", "\"new\"")], None));
        Assert.Equal(["c"], await RowsAsync("p", null, null));
    }

    [Fact]
    public async Task A_query_gives_a_half_open_range_in_ordinal_order()
    {
        string[] rows = ["Z", "a", "a.b", "a:1", "b", "_"];
        await Store.WriteAsync("p", [.. rows.Select(r => StateWrite.Insert(r, "1"))], None);
        Assert.Equal(["Z", "_", "a", "a.b", "a:1", "b"], await RowsAsync("p", null, null));
        Assert.Equal(["a", "a.b", "a:1"], await RowsAsync("p", "a", "b"));
    }

    [Fact]
    public async Task Partitions_do_not_see_each_other()
    {
        await Store.WriteAsync("p", [StateWrite.Insert("a", "1")], None);
        Assert.Empty(await RowsAsync("p:q", null, null));
        Assert.Null(await Store.GetAsync("P", "a", None));
    }

    [Fact]
    public async Task Ten_thousand_entities_are_all_listed_in_order()
    {
        var rows = Enumerable.Range(0, 10_000).Select(i => $"{i:D6}").ToList();
        foreach (var batch in rows.Chunk(100))
            await Store.WriteAsync("many", [.. batch.Select(r => StateWrite.Insert(r, "{}"))], None);
        Assert.Equal(rows, await RowsAsync("many", null, null));
    }

    [Fact]
    public async Task No_update_is_lost_in_a_thousand_contended_increments()
    {
        await Store.WriteAsync("p", [StateWrite.Insert("n", "0")], None);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 125; i++)
                await IncrementAsync();
        })));
        Assert.Equal("1000", (await Store.GetAsync("p", "n", None))!.Json);
    }

    [Fact]
    public async Task Of_racing_inserts_one_wins()
    {
        var wins = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => TryInsertAsync($"{i}"))));
        Assert.Single(wins, w => w);
    }

    [Fact]
    public async Task What_breaks_the_rules_is_refused_before_it_is_written()
    {
        var large = "\"" + new string('x', StorageRules.MaxValueBytes) + "\"";
        StateWrite[][] bad =
        [
            [], [StateWrite.Upsert("a/b", "1")], [StateWrite.Upsert("", "1")], [StateWrite.Upsert("a", large)],
            [StateWrite.Upsert("a", "1"), StateWrite.Upsert("a", "2")],
            [.. Enumerable.Range(0, 101).Select(i => StateWrite.Upsert($"{i}", "1"))],
        ];
        foreach (var writes in bad)
            await Assert.ThrowsAsync<ArgumentException>(() => Store.WriteAsync("p", writes, None));
        Assert.Empty(await RowsAsync("p", null, null));
    }

    private async Task IncrementAsync()
    {
        while (true)
        {
            var found = (await Store.GetAsync("p", "n", None))!;
            try
            {
                await Store.WriteAsync("p", [StateWrite.Replace("n", $"{int.Parse(found.Json, null) + 1}", found.ETag)], None);
                return;
            }
            catch (StateConflictException)
            {
                // Another increment came first.
            }
        }
    }

    private async Task<bool> TryInsertAsync(string json)
    {
        try
        {
            await Store.WriteAsync("p", [StateWrite.Insert("once", json)], None);
            return true;
        }
        catch (StateConflictException)
        {
            return false;
        }
    }

    private async Task<List<string>> RowsAsync(string partition, string? from, string? to) =>
        await Store.QueryAsync(partition, from, to, None).Select(e => e.Row).ToListAsync();
}
