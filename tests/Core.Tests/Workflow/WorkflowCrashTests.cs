using Optimizer.Core.State;
using Optimizer.Core.Workflow;
using Optimizer.Core.Workflow.Embedded;
using Optimizer.TestKit.State;
using Optimizer.TestKit.Storage;
using Optimizer.TestKit.Workflow;

namespace Optimizer.Core.Tests.Workflow;

/// <summary>A process that deploys to three functions through workflows dies at each single write; another one resumes.</summary>
public sealed class WorkflowCrashTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly RetryPlan Retry = new(2, TimeSpan.FromSeconds(1));
    private static readonly string[] Functions = ["price", "stock", "cart"];

    [Fact]
    public async Task Dying_at_any_write_and_resuming_ends_with_one_live_version_and_every_backup_restorable()
    {
        var count = new CrashPoint(long.MaxValue);
        await DieAsync(new AWorkflowStore(), count);
        Assert.True(count.Writes > 60, $"only {count.Writes} writes");
        for (var k = 1; k <= count.Writes; k++)
            await DieAndResumeAsync([k]);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public async Task Dying_ten_times_in_a_row_at_random_writes_ends_in_the_same_state(int seed)
    {
        var random = new Random(seed);
        await DieAndResumeAsync([.. Enumerable.Range(0, 10).Select(_ => random.Next(1, 25))], $"seed {seed}: ");
    }

    private static async Task DieAndResumeAsync(int[] deaths, string seed = "")
    {
        var store = new AWorkflowStore();
        foreach (var k in deaths)
            await DieAsync(store, new CrashPoint(k));
        using var signer = new FakeBundleSigner();
        var state = State(store, signer, null);
        await using var runner = Register(store.Runner("next", "dying"), state);
        await state.RecoverAsync(None);
        await runner.StartAsync("cycle", "c1", 0, None);
        var end = await store.PassTimeUntilAsync(runner.WaitAsync("c1", None), TimeSpan.FromSeconds(1));
        await RequireOutcomeAsync(state, store, end, $"{seed}died at writes {string.Join(", ", deaths)}: ");
    }

    /// <summary>Starts the cycle in a process that dies, or finishes it when the point is never reached.</summary>
    private static async Task DieAsync(AWorkflowStore store, CrashPoint crash)
    {
        using var signer = new FakeBundleSigner();
        await using var runner = Register(store.DyingRunner(crash), State(store, signer, crash));
        try
        {
            await runner.StartAsync("cycle", "c1", 0, None);
        }
        catch (IOException)
        {
            return;
        }
        while (!crash.IsDead && (await runner.GetAsync("c1", None))?.Status == WorkflowStatus.Running)
        {
            store.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, None);
        }
    }

    private static PlatformState State(AWorkflowStore store, FakeBundleSigner signer, CrashPoint? crash) => crash is null
        ? new PlatformState(store.Entities, store.Blobs, signer, store.Time, APlatform.Json)
        : new PlatformState(
            new FakeDyingStateStore(store.Entities, crash), new FakeDyingBlobStore(store.Blobs, crash), signer, store.Time, APlatform.Json);

    private static EmbeddedWorkflowRunner Register(EmbeddedWorkflowRunner runner, PlatformState state)
    {
        runner.RegisterActivity("register", () => new FakeActivity<int, bool>(async (_, ct) =>
        {
            await state.PutPlatformAsync(APlatform.Source(Functions), Autonomy.Full, "ann", ct);
            return true;
        }));
        runner.RegisterActivity("deploy", () => new FakeActivity<string, int>((function, ct) => DeployAsync(state, function, ct)));
        runner.RegisterWorkflow<string, int>("function", (c, function) => c.CallActivityAsync<string, int>("deploy", function, Retry));
        runner.RegisterWorkflow<int, int>("cycle", async (c, _) =>
        {
            await c.CallActivityAsync<int, bool>("register", 0, Retry);
            var versions = await Task.WhenAll(Functions.Select(f => c.CallSubWorkflowAsync<string, int>("function", $"{c.InstanceId}:{f}", f)));
            return versions.Sum();
        });
        return runner;
    }

    private static async Task<int> DeployAsync(PlatformState state, string function, CancellationToken cancellationToken)
    {
        var version = await state.AddVersionAsync("shop", APlatform.Version(function), cancellationToken);
        await state.ApplyAsync(
            "shop", function, APlatform.Change($"c1/{function}/0", "canary.started", (0, null), 0, version.Version, (1, VersionState.Canary)), cancellationToken);
        var live = await state.ApplyAsync(
            "shop", function, APlatform.Change($"c1/{function}/5", "version.promoted", (0, version.Version), version.Version, null, (1, VersionState.Live)), cancellationToken);
        return live.Live;
    }

    private static async Task RequireOutcomeAsync(PlatformState state, AWorkflowStore store, WorkflowSnapshot end, string when)
    {
        Assert.True(end.Status == WorkflowStatus.Completed && end.Output!.Value.GetInt32() == 3, $"{when}{end}");
        var deployed = await state.ListAuditAsync("shop", None).CountAsync(e => e.Event is "canary.started" or "version.promoted");
        Assert.True(deployed == 6, $"{when}{deployed} deployment entries");
        Assert.True((await new AuditVerifier(store.Entities, store.Blobs).VerifyAsync("shop", None)).Intact, when);
        foreach (var function in Functions)
        {
            var states = await state.ListVersionsAsync("shop", function, None).Select(v => v.State).ToListAsync();
            Assert.True(states is [VersionState.Live], $"{when}{function} has {string.Join(", ", states)}");
            foreach (var (id, backup) in await state.ListBackupsAsync("shop", function, None).ToListAsync())
            {
                var restored = await state.RestoreAsync("shop", function, id, "restore-" + id, "ann", None);
                Assert.True(restored.Live == backup!.Pointer.Live, $"{when}backup {id} gave {restored}");
            }
        }
    }
}
