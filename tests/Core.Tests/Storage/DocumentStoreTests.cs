using System.Text.Json;
using Optimizer.Core.Storage;
using Optimizer.TestKit.Storage;

namespace Optimizer.Core.Tests.Storage;

public sealed class DocumentStoreTests
{
    private const string Container = "overflow";
    private readonly InMemoryStateStore state = new();
    private readonly InMemoryBlobStore blobs = new();

    private DocumentStore Documents => new(state, blobs, JsonSerializerOptions.Web);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_large_value_is_kept_compressed_and_read_as_it_was()
    {
        await Documents.TryInsertAsync("p", "row", Large(1), Token);

        Assert.Equal(Large(1), (await Documents.GetAsync<string[]>("p", "row", Token))!.Value);
        var name = Assert.Single(await NamesAsync());
        Assert.InRange((await blobs.GetAsync(Container, name, Token))!.Content.Length, 1, JsonSerializer.Serialize(Large(1)).Length / 5);
    }

    [Fact]
    public async Task A_large_value_that_an_earlier_version_wrote_is_read()
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(Large(1), JsonSerializerOptions.Web);
        var pointer = await blobs.PutContentAsync(Container, "", plain, Token);
        await state.WriteAsync("p", [StateWrite.Insert("row", $$"""{"overflow":"{{pointer.Blob}}"}""")], Token);

        Assert.Equal(Large(1), (await Documents.GetAsync<string[]>("p", "row", Token))!.Value);
    }

    [Fact]
    public async Task A_large_value_that_is_superseded_again_and_again_keeps_one_blob()
    {
        for (var i = 0; i < 20; i++) await Documents.SupersedeAsync("p", "row", () => Large(i), Token);

        Assert.Equal(Large(19), (await Documents.GetAsync<string[]>("p", "row", Token))!.Value);
        Assert.Single(await NamesAsync());
    }

    [Fact]
    public async Task A_value_that_shrinks_leaves_no_blob()
    {
        await Documents.SupersedeAsync("p", "row", () => Large(1), Token);
        await Documents.SupersedeAsync<string[]>("p", "row", () => ["short"], Token);

        Assert.Equal(["short"], (await Documents.GetAsync<string[]>("p", "row", Token))!.Value);
        Assert.Empty(await NamesAsync());
    }

    [Fact]
    public async Task Who_is_overtaken_while_superseding_writes_what_it_has_by_then()
    {
        await Documents.SupersedeAsync("p", "row", () => Large(1), Token);
        var asked = 0;

        await Documents.SupersedeAsync("p", "row", Overtaken, Token);

        Assert.Equal(Large(3), (await Documents.GetAsync<string[]>("p", "row", Token))!.Value);
        Assert.Single(await NamesAsync());
        string[] Overtaken()
        {
            if (asked++ == 0) Documents.SupersedeAsync("p", "row", () => Large(2), Token).GetAwaiter().GetResult();
            return Large(asked + 1);
        }
    }

    [Fact]
    public async Task Writers_of_the_same_value_at_once_do_not_delete_each_others_blob()
    {
        await Documents.SupersedeAsync("p", "row", () => Large(1), Token);
        var asked = 0;

        await Documents.SupersedeAsync("p", "row", Overtaken, Token);

        Assert.Equal(Large(2), (await Documents.GetAsync<string[]>("p", "row", Token))!.Value);
        string[] Overtaken()
        {
            if (asked++ == 0) Documents.SupersedeAsync("p", "row", () => Large(2), Token).GetAwaiter().GetResult();
            return Large(2);
        }
    }

    [Fact]
    public async Task A_missing_blob_of_the_value_that_is_there_is_told_as_damage()
    {
        await Documents.SupersedeAsync("p", "row", () => Large(1), Token);
        await blobs.DeleteAsync(Container, Assert.Single(await NamesAsync()), Token);

        await Assert.ThrowsAsync<DamagedBlobException>(() => Documents.GetAsync<string[]>("p", "row", Token));
    }

    [Fact]
    public async Task A_reader_whose_value_is_superseded_meanwhile_reads_the_newer_one()
    {
        await Documents.SupersedeAsync("p", "row", () => Large(1), Token);
        var overtaking = new FakeOvertakingBlobStore(blobs, () => Documents.SupersedeAsync("p", "row", () => Large(2), Token));

        var read = await new DocumentStore(state, overtaking, JsonSerializerOptions.Web).GetAsync<string[]>("p", "row", Token);

        Assert.Equal(Large(2), read!.Value);
    }

    private static string[] Large(int seed) => [.. Enumerable.Range(0, 5_000).Select(i => $"a value of seed {seed}, number {i}")];

    private async Task<IReadOnlyList<string>> NamesAsync() => await blobs.ListAsync(Container, "", null, Token).ToListAsync(Token);
}
