using Optimizer.Core.Storage;
using Optimizer.Core.Storage.Integrity;
using Optimizer.TestKit.Storage;

namespace Optimizer.Core.Tests.Storage.Integrity;

/// <summary>A checked store does what every state store does.</summary>
public sealed class SealedStateStoreTests : StateStoreContract
{
    private readonly InMemoryStateStore inner = new();

    public SealedStateStoreTests() => Store = new SealedStateStore(inner, new Quarantine(new InMemoryBlobStore(), TimeProvider.System));

    protected override IStateStore Store { get; }

    [Fact]
    public async Task A_damaged_step_of_a_journal_fails_once_and_is_then_done_again()
    {
        await Store.WriteAsync("workflow:i", [StateWrite.Insert("step:1", "{\"result\":1}")], default);
        await inner.WriteAsync("workflow:i", [StateWrite.Upsert("step:1", (await inner.GetAsync("workflow:i", "step:1", default))!.Json.Replace("1", "2", StringComparison.Ordinal))], default);
        await Assert.ThrowsAsync<DamagedDocumentException>(() => Store.GetAsync("workflow:i", "step:1", default));
        Assert.Null(await Store.GetAsync("workflow:i", "step:1", default));
    }

    [Fact]
    public async Task Journals_and_evidence_have_no_copy_and_what_people_depend_on_has()
    {
        foreach (var partition in new[] { "workflow:i", "evidence:shop:f", "platform:shop", "audit:shop", "keys" })
            await Store.WriteAsync(partition, [StateWrite.Insert("a", "{}")], default);
        Assert.Null(await inner.GetAsync("workflow:i", "mirror:a", default));
        Assert.Null(await inner.GetAsync("evidence:shop:f", "mirror:a", default));
        foreach (var partition in new[] { "platform:shop", "audit:shop", "keys" }) Assert.NotNull(await inner.GetAsync(partition, "mirror:a", default));
    }

    [Fact]
    public async Task What_an_earlier_program_wrote_without_a_seal_is_read()
    {
        await inner.WriteAsync("platform:shop", [StateWrite.Insert("a", "{\"live\":1}"), StateWrite.Insert("b", "\"shop\"")], default);
        Assert.Equal(["{\"live\":1}", "\"shop\""], await Store.QueryAsync("platform:shop", null, null, default).Select(e => e.Json).ToListAsync());
    }
}
