using Optimizer.Core.State;
using Optimizer.TestKit.State;
using Optimizer.TestKit.Storage;

namespace Optimizer.Core.Tests.State;

/// <summary>The process dies at each single write of a deployment; another one then does the same again from the start.</summary>
public sealed class CrashTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static readonly string[] Events =
    [
        "platform.registered", "canary.started", "canary.stepped", "version.promoted", "canary.started", "version.rolled-back",
    ];

    [Fact]
    public async Task Dying_at_any_write_and_starting_again_ends_in_the_same_state()
    {
        var writes = await CountWritesAsync();
        Assert.True(writes > 30, $"only {writes} writes");
        for (var k = 1; k <= writes; k++)
        {
            using var store = new AStore();
            await Assert.ThrowsAsync<IOException>(() => DeployAsync(store.Dying(new CrashPoint(k))));
            await store.State.RecoverAsync(None);
            await DeployAsync(store.State);
            await RequireOutcomeAsync(store, $"died at write {k} of {writes}");
        }
    }

    [Fact]
    public async Task Recovery_alone_finishes_a_change_that_was_cut_short()
    {
        var writes = await CountWritesAsync();
        for (var k = 1; k <= writes; k++)
        {
            using var store = new AStore();
            await Assert.ThrowsAsync<IOException>(() => DeployAsync(store.Dying(new CrashPoint(k))));
            await store.State.RecoverAsync(None);
            if (await store.State.GetFunctionAsync("shop", "price", None) is not { } pointer) continue;
            var states = await store.State.ListVersionsAsync("shop", "price", None).ToDictionaryAsync(v => v.Version, v => v.State);
            Assert.Equal(pointer.Live != 0 ? [pointer.Live] : [], states.Where(s => s.Value == VersionState.Live).Select(s => s.Key));
            Assert.Equal(pointer.Canary is { } c ? [c.Version] : [], states.Where(s => s.Value == VersionState.Canary).Select(s => s.Key));
        }
    }

    private static async Task<long> CountWritesAsync()
    {
        using var store = new AStore();
        var count = new CrashPoint(long.MaxValue);
        await DeployAsync(store.Dying(count));
        await RequireOutcomeAsync(store, "never died");
        return count.Writes;
    }

    private static async Task DeployAsync(PlatformState state)
    {
        await state.PutPlatformAsync(APlatform.Source("price"), Autonomy.Full, "ann", None);
        await state.AddVersionAsync("shop", APlatform.Version("price"), None);
        await state.ApplyAsync("shop", "price", APlatform.Change("c1/price/0", "canary.started", (0, null), 0, 1, (1, VersionState.Canary)), None);
        await state.ApplyAsync("shop", "price", APlatform.Change("c1/price/1", "canary.stepped", (0, 1), 0, 1), None);
        await state.ApplyAsync("shop", "price", APlatform.Change("c1/price/5", "version.promoted", (0, 1), 1, null, (1, VersionState.Live)), None);
        await state.AddVersionAsync("shop", APlatform.Version("price", "c2", 1), None);
        await state.ApplyAsync("shop", "price", APlatform.Change("c2/price/0", "canary.started", (1, null), 1, 2, (2, VersionState.Canary)), None);
        await state.ApplyAsync("shop", "price", APlatform.Change("c2/price/x", "version.rolled-back", (1, 2), 1, null, (2, VersionState.RolledBack)), None);
    }

    private static async Task RequireOutcomeAsync(AStore store, string when)
    {
        var pointer = (await store.State.GetFunctionAsync("shop", "price", None))!;
        var states = await store.State.ListVersionsAsync("shop", "price", None).Select(v => v.State).ToListAsync();
        var events = await store.State.ListAuditAsync("shop", None).Select(e => e.Event).ToListAsync();
        var audit = await new AuditVerifier(store.Entities, store.Blobs).VerifyAsync("shop", None);
        Assert.True((pointer.Live, pointer.Canary, pointer.NextVersion) == (1, null, 3), $"{when}: {pointer}");
        Assert.True(states.SequenceEqual([VersionState.Live, VersionState.RolledBack]), $"{when}: {string.Join(", ", states)}");
        // Registration is not keyed: a death between its record and its entry loses the entry, never the platform.
        Assert.True(events.SequenceEqual(Events) || events.SequenceEqual(Events[1..]), $"{when}: {string.Join(", ", events)}");
        Assert.True(audit.Intact, $"{when}: {audit}");
        foreach (var (id, backup) in await store.State.ListBackupsAsync("shop", "price", None).ToListAsync())
        {
            var restored = await store.State.RestoreAsync("shop", "price", id, "restore-" + id, "ann", None);
            Assert.True(restored.Live == backup!.Pointer.Live, $"{when}: backup {id} gave {restored}");
        }
    }
}
