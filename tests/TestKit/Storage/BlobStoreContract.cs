using System.Text;
using Optimizer.Core.Storage;
using Xunit;

namespace Optimizer.TestKit.Storage;

/// <summary>What every blob store does. An adapter's tests inherit it.</summary>
public abstract class BlobStoreContract
{
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>A store whose containers are empty; the same for the whole test.</summary>
    protected abstract IBlobStore Store { get; }

    [Fact]
    public async Task What_was_never_put_is_not_there() => Assert.Null(await Store.GetAsync("things", "a", None));

    [Fact]
    public async Task A_put_blob_is_read_back_with_its_ETag()
    {
        var content = Enumerable.Range(0, 300_000).Select(i => (byte)i).ToArray();
        var etag = await Store.PutIfAbsentAsync("things", "a/b-1.bin", content, None);
        var blob = await Store.GetAsync("things", "a/b-1.bin", None);
        Assert.Equal(etag, blob!.ETag);
        Assert.True(blob.Content.Span.SequenceEqual(content));
    }

    [Fact]
    public async Task An_empty_blob_is_a_blob()
    {
        Assert.NotNull(await Store.PutIfAbsentAsync("things", "empty", default, None));
        Assert.Equal(0, (await Store.GetAsync("things", "empty", None))!.Content.Length);
    }

    [Fact]
    public async Task A_second_put_leaves_the_first_content()
    {
        await Store.PutIfAbsentAsync("things", "a", Bytes("1"), None);
        Assert.Null(await Store.PutIfAbsentAsync("things", "a", Bytes("2"), None));
        Assert.Equal("1", await TextAsync("a"));
    }

    [Fact]
    public async Task Of_racing_puts_one_wins()
    {
        var etags = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(
            () => Store.PutIfAbsentAsync("things", "a", Bytes($"{i}"), None))));
        Assert.Single(etags, e => e is not null);
    }

    [Fact]
    public async Task A_replacement_needs_the_current_ETag()
    {
        var first = await Store.PutIfAbsentAsync("things", "a", Bytes("1"), None);
        Assert.NotNull(await Store.ReplaceAsync("things", "a", Bytes("2"), first, None));
        Assert.Null(await Store.ReplaceAsync("things", "a", Bytes("3"), first, None));
        Assert.Equal("2", await TextAsync("a"));
    }

    [Fact]
    public async Task A_replacement_without_an_ETag_creates_or_replaces()
    {
        await Store.ReplaceAsync("things", "a", Bytes("1"), null, None);
        await Store.ReplaceAsync("things", "a", Bytes("2"), null, None);
        Assert.Equal("2", await TextAsync("a"));
        Assert.Null(await Store.ReplaceAsync("things", "absent", Bytes("1"), "0", None));
    }

    [Fact]
    public async Task Names_are_listed_in_ordinal_order_by_prefix_and_after_a_name()
    {
        foreach (var name in new[] { "b/1", "a/2", "a/10", "a/1", "aa/1" })
            await Store.PutIfAbsentAsync("things", name, Bytes("x"), None);
        await Store.PutIfAbsentAsync("others", "a/3", Bytes("x"), None);
        Assert.Equal(["a/1", "a/10", "a/2"], await Store.ListAsync("things", "a/", null, None).ToListAsync());
        Assert.Equal(["a/2", "aa/1", "b/1"], await Store.ListAsync("things", "", "a/10", None).ToListAsync());
    }

    [Fact]
    public async Task A_thousand_names_are_all_listed()
    {
        var names = Enumerable.Range(0, 1_000).Select(i => $"n/{i:D5}").ToList();
        foreach (var name in names)
            await Store.PutIfAbsentAsync("things", name, Bytes("x"), None);
        Assert.Equal(names, await Store.ListAsync("things", "n/", null, None).ToListAsync());
    }

    [Fact]
    public async Task A_deleted_blob_is_gone_and_deleting_again_is_harmless()
    {
        await Store.PutIfAbsentAsync("things", "a", Bytes("1"), None);
        await Store.DeleteAsync("things", "a", None);
        await Store.DeleteAsync("things", "a", None);
        Assert.Null(await Store.GetAsync("things", "a", None));
    }

    [Theory]
    [InlineData("Things", "a")]
    [InlineData("th", "a")]
    [InlineData("things", "")]
    [InlineData("things", "/a")]
    [InlineData("things", "a//b")]
    [InlineData("things", "a b")]
    public async Task Names_that_break_the_rules_are_refused(string container, string name) =>
        await Assert.ThrowsAsync<ArgumentException>(() => Store.PutIfAbsentAsync(container, name, Bytes("1"), None));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private async Task<string> TextAsync(string name) =>
        Encoding.UTF8.GetString((await Store.GetAsync("things", name, None))!.Content.Span);
}
