using Optimizer.Core.State;
using Optimizer.Core.Storage;
using Optimizer.TestKit.State;

namespace Optimizer.Core.Tests.State;

public sealed class AuditVerifierTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly AStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task A_log_as_it_was_written_is_intact()
    {
        await WriteAsync(25);
        Assert.Equal(new AuditVerdict(25, null, null), await VerifyAsync());
    }

    [Fact]
    public async Task An_empty_log_is_intact() => Assert.True((await VerifyAsync()).Intact);

    [Fact]
    public async Task Concurrent_writers_do_not_fork_the_chain()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => WriteAsync(10))));
        Assert.Equal(new AuditVerdict(80, null, null), await VerifyAsync());
    }

    [Fact]
    public async Task A_log_that_is_written_to_meanwhile_is_intact()
    {
        await WriteAsync(5);
        var written = new FakeWrittenStateStore(store.Entities, () => WriteAsync(2));
        Assert.True((await new AuditVerifier(written, store.Blobs).VerifyAsync("shop", None)).Intact);
    }

    [Fact]
    public async Task An_entry_that_no_head_covers_is_found()
    {
        await WriteAsync(5);
        var head = await store.Entities.GetAsync("audit:shop", "head", None);
        await WriteAsync(1);
        await store.Entities.WriteAsync("audit:shop", [StateWrite.Upsert("head", head!.Json)], None);
        Assert.Equal(7, (await VerifyAsync()).Broken);
    }

    [Fact]
    public async Task A_changed_entry_is_found_with_its_number()
    {
        await WriteAsync(5);
        await RewriteAsync(3, json => json.Replace("\"step\":3", "\"step\":30", StringComparison.Ordinal));
        var verdict = await VerifyAsync();
        Assert.Equal((3L, "entry 000000000003 is not what was written: its hash differs"), (verdict.Broken, verdict.Because));
    }

    [Fact]
    public async Task A_removed_entry_is_found()
    {
        await WriteAsync(5);
        await store.Entities.WriteAsync("audit:shop", [StateWrite.Delete("000000000002")], None);
        Assert.Equal(2, (await VerifyAsync()).Broken);
    }

    [Fact]
    public async Task A_cut_off_end_is_found()
    {
        await WriteAsync(5);
        await store.Entities.WriteAsync("audit:shop", [StateWrite.Delete("000000000005")], None);
        Assert.Equal(5, (await VerifyAsync()).Broken);
    }

    [Fact]
    public async Task An_entry_that_is_no_JSON_is_found()
    {
        await WriteAsync(2);
        await RewriteAsync(1, _ => "{");
        Assert.Equal(1, (await VerifyAsync()).Broken);
    }

    private async Task WriteAsync(int entries)
    {
        for (var i = 1; i <= entries; i++)
            await store.State.AuditAsync("shop", "price", "canary.stepped", "optimizer", new { step = i, share = 0.05, note = "ä" }, None);
    }

    private async Task RewriteAsync(int entry, Func<string, string> change)
    {
        var row = $"{entry:D12}";
        var found = await store.Entities.GetAsync("audit:shop", row, None);
        await store.Entities.WriteAsync("audit:shop", [StateWrite.Upsert(row, change(found!.Json))], None);
    }

    private Task<AuditVerdict> VerifyAsync() => new AuditVerifier(store.Entities, store.Blobs).VerifyAsync("shop", None);
}
