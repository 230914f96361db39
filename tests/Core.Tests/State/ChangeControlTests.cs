using Optimizer.Core.Operations.Changes;
using Optimizer.Core.State;
using Optimizer.TestKit.State;

namespace Optimizer.Core.Tests.State;

/// <summary>Rules that hold whatever a caller of the store checked before.</summary>
public sealed class ChangeControlTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly AStore store = new();

    private PlatformState State => store.State;

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task Within_a_window_nothing_begins_or_steps_up_and_everything_can_be_taken_back()
    {
        await RegisterAsync(new ChangeRules { Freeze = [new FreezeWindow("0 11 * * *", 8, "UTC")] }, "a", "b");
        await StartAsync("a");
        store.Time.Advance(TimeSpan.FromHours(2));
        var refused = await Assert.ThrowsAsync<PlatformFrozenException>(() => StartAsync("b"));
        Assert.Equal("changes.window", refused.Reason.Id);
        await Assert.ThrowsAsync<PlatformFrozenException>(() => State.ApplyAsync("shop", "a", APlatform.Change("c1/a/1", "canary.stepped", (0, 1), 0, 1), None));
        await Assert.ThrowsAsync<PlatformFrozenException>(() => State.ApplyAsync("shop", "a", APlatform.Change("c1/a/2", "version.promoted", (0, 1), 1), None));
        await State.ApplyAsync("shop", "a", APlatform.Change("back", "version.rolled-back", (0, 1), 0, null, (1, VersionState.RolledBack)), None);
        store.Time.Advance(TimeSpan.FromHours(8));
        await StartAsync("b");
    }

    [Fact]
    public async Task Trials_that_begin_at_the_same_time_never_exceed_the_budget()
    {
        string[] functions = [.. Enumerable.Range(0, 12).Select(i => $"f{i}")];
        await RegisterAsync(new ChangeRules { PerDay = 3 }, functions);
        var began = await Task.WhenAll(functions.Select(f => Task.Run(() => TryStartAsync(f))));
        Assert.Equal(3, began.Count(b => b));
        Assert.Equal(3, await State.ListFunctionsAsync("shop", None).CountAsync(f => f.Canary is not null));
        store.Time.Advance(TimeSpan.FromHours(24));
        Assert.True(await TryStartAsync(functions[Array.IndexOf(began, false)]));
    }

    [Fact]
    public async Task Repeating_a_start_counts_once()
    {
        await RegisterAsync(new ChangeRules { PerDay = 2 }, "a", "b");
        await StartAsync("a");
        await StartAsync("a");
        Assert.Single((await State.GetPlatformAsync("shop", None))!.Starts!);
        Assert.True(await TryStartAsync("b"));
    }

    [Fact]
    public async Task Of_two_changes_of_a_function_at_the_same_time_one_is_active()
    {
        await RegisterAsync(null, "a");
        await State.AddVersionAsync("shop", APlatform.Version("a", "c1"), None);
        await State.AddVersionAsync("shop", APlatform.Version("a", "c2"), None);
        var began = await Task.WhenAll(new[] { 1, 2 }.Select(v => Task.Run(() => TryAsync(
            () => State.ApplyAsync("shop", "a", APlatform.Change($"c{v}/a/0", "canary.started", (0, null), 0, v, (v, VersionState.Canary)), None)))));
        Assert.Single(began, b => b);
        Assert.Single(await State.ListVersionsAsync("shop", "a", None).Where(v => v.State == VersionState.Canary).ToListAsync());
    }

    [Fact]
    public async Task A_stop_holds_for_every_platform_and_those_that_come_later_until_it_is_released()
    {
        await RegisterAsync(null, "a");
        await State.SetStoppedAsync(true, "incident 7", "ann", None);
        await State.SetStoppedAsync(true, "again", "bob", None);
        await State.PutPlatformAsync(APlatform.Source("a", "b"), Autonomy.Full, "test", None);
        Assert.Equal("changes.stopped", (await Assert.ThrowsAsync<PlatformFrozenException>(() => StartAsync("b"))).Reason.Id);
        Assert.Equal(("ann", "incident 7"), ((await State.GetStopAsync(None))!.Actor, (await State.GetStopAsync(None))!.Because));
        await State.SetStoppedAsync(false, null, "ann", None);
        await StartAsync("a");
        var events = await State.ListAuditAsync("shop", None).Where(e => e.Event.StartsWith("platforms.", StringComparison.Ordinal)).Select(e => e.Event).ToListAsync();
        Assert.Equal(["platforms.stopped", "platforms.resumed"], events);
    }

    [Fact]
    public async Task Once_a_stop_has_returned_a_change_that_read_the_platform_before_it_lands_no_more()
    {
        await RegisterAsync(null, "a");
        await State.AddVersionAsync("shop", APlatform.Version("a"), None);
        var stopping = new FakeOvertakenStateStore(store.Entities, "control", () => State.SetStoppedAsync(true, null, "ann", None));
        using var signer = new TestKit.Storage.FakeBundleSigner();
        var late = new PlatformState(stopping, store.Blobs, signer, store.Time, APlatform.Json);
        await Assert.ThrowsAsync<PlatformFrozenException>(() => late.ApplyAsync("shop", "a", Start("a"), None));
        Assert.Null((await State.GetFunctionAsync("shop", "a", None))!.Canary);
    }

    [Fact]
    public async Task New_rules_of_a_platform_hold_at_once()
    {
        await RegisterAsync(null, "a", "b");
        await StartAsync("a");
        await RegisterAsync(new ChangeRules { PerWeek = 1 }, "a", "b");
        Assert.Equal("changes.budget", (await Assert.ThrowsAsync<PlatformFrozenException>(() => StartAsync("b"))).Reason.Id);
    }

    private static PointerChange Start(string function) =>
        APlatform.Change($"c1/{function}/0", "canary.started", (0, null), 0, 1, (1, VersionState.Canary));

    private Task RegisterAsync(ChangeRules? rules, params string[] functions)
    {
        var source = APlatform.Source(functions);
        // The text differs with the rules, as platform.json does.
        var files = new Dictionary<string, string>(source.Files) { ["platform.json"] = $"{rules?.PerDay} {rules?.PerWeek} {rules?.Freeze.Count}" };
        return State.PutPlatformAsync(new(source.Definition with { Changes = rules }, files), Autonomy.Full, "test", None);
    }

    private async Task StartAsync(string function)
    {
        await State.AddVersionAsync("shop", APlatform.Version(function), None);
        await State.ApplyAsync("shop", function, Start(function), None);
    }

    private Task<bool> TryStartAsync(string function) => TryAsync(() => StartAsync(function));

    private static async Task<bool> TryAsync(Func<Task> start)
    {
        try
        {
            await start();
            return true;
        }
        catch (Exception refused) when (refused is PlatformFrozenException or PointerConflictException)
        {
            return false;
        }
    }
}
