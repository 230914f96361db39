using Optimizer.Core.Storage;
using Optimizer.Core.Storage.Integrity;
using Optimizer.TestKit.Storage;

namespace Optimizer.Core.Tests.Storage.Integrity;

/// <summary>A checked store does what every blob store does.</summary>
public sealed class ReplicatedBlobStoreTests : BlobStoreContract
{
    private readonly InMemoryBlobStore inner = new();

    public ReplicatedBlobStoreTests() => Store = new ReplicatedBlobStore(inner, new Quarantine(inner, TimeProvider.System));

    protected override IBlobStore Store { get; }

    [Fact]
    public async Task Putting_what_is_there_but_damaged_puts_it_right()
    {
        byte[] content = [1, 2, 3];
        var name = ContentHash.Of(content);
        await inner.PutIfAbsentAsync("bundles", name, new byte[] { 1, 2 }, default);
        Assert.Null(await Store.PutIfAbsentAsync("bundles", name, content, default));
        Assert.Equal(content, (await inner.GetAsync("bundles", name, default))!.Content.ToArray());
    }

    [Fact]
    public async Task A_damaged_copy_is_put_right_too()
    {
        byte[] content = [1, 2, 3];
        var name = ContentHash.Of(content);
        await Store.PutIfAbsentAsync("bundles", name, content, default);
        await inner.ReplaceAsync("replicas", $"bundles/{name}", new byte[] { 9 }, null, default);
        await Store.PutIfAbsentAsync("bundles", name, content, default);
        Assert.Equal(content, (await inner.GetAsync("replicas", $"bundles/{name}", default))!.Content.ToArray());
    }
}
