using Optimizer.Core.Workflow;
using Optimizer.Core.Workflow.Embedded;
using Optimizer.TestKit.Workflow;

namespace Optimizer.Core.Tests.Workflow;

public sealed class LeaseTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly RetryPlan Once = new(1, TimeSpan.Zero);
    private readonly AWorkflowStore store = new();
    private readonly TaskCompletionSource<int> gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task Two_runners_on_one_store_do_not_run_an_instance_twice()
    {
        var step = new FakeActivity<int, int>((_, _) => gate.Task);
        await using var one = Register(store.Runner("one"), step);
        await using var two = Register(store.Runner("two"), step);
        await one.StartAsync("w", "i", 0, None);
        await two.ResumeAsync(None);
        await PassAsync(TimeSpan.FromMinutes(2));
        gate.SetResult(7);
        Assert.Equal(7, (await store.PassTimeUntilAsync(two.WaitAsync("i", None), TimeSpan.FromSeconds(1))).Output!.Value.GetInt32());
        Assert.Equal(1, step.Runs);
    }

    [Fact]
    public async Task An_instance_whose_runner_stopped_is_taken_up_by_another()
    {
        await using (var one = Register(store.Runner("one"), new FakeActivity<int, int>((_, ct) => gate.Task.WaitAsync(ct))))
            await one.StartAsync("w", "i", 0, None);
        await using var two = Register(store.Runner("two"), new FakeActivity<int, int>(_ => 9));
        await two.ResumeAsync(None);
        Assert.Equal(9, (await store.PassTimeUntilAsync(two.WaitAsync("i", None), TimeSpan.FromSeconds(1))).Output!.Value.GetInt32());
    }

    [Fact]
    public async Task The_lease_of_a_process_that_cannot_be_asked_is_waited_out()
    {
        await LeaseToAsync("elsewhere", TimeSpan.FromSeconds(40));
        var began = store.Time.GetUtcNow();
        await using var two = Register(store.Runner("two"), new FakeActivity<int, int>(_ => 9));
        await two.StartAsync("w", "i", 0, None);
        await store.PassTimeUntilAsync(two.WaitAsync("i", None), TimeSpan.FromSeconds(1));
        Assert.True(store.Time.GetUtcNow() - began >= TimeSpan.FromSeconds(40));
    }

    [Fact]
    public async Task The_lease_of_a_process_that_is_known_to_be_gone_is_not_waited_out()
    {
        await LeaseToAsync("gone", TimeSpan.FromDays(1));
        await using var two = Register(store.Runner("two", "gone"), new FakeActivity<int, int>(_ => 9));
        await two.StartAsync("w", "i", 0, None);
        await two.WaitAsync("i", None);
        Assert.True(store.Time.GetUtcNow() < new DateTimeOffset(2026, 11, 22, 11, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void Options_out_of_range_are_all_named_at_once()
    {
        var options = new EmbeddedWorkflowOptions { Owner = "a b", Lease = TimeSpan.Zero, SweepInterval = TimeSpan.Zero, MaxConcurrentActivities = 0 };
        var refused = Assert.Throws<ArgumentException>(() => EmbeddedWorkflowOptionsValidator.Require(options));
        Assert.Equal(
            "The workflow runner's options are not valid: Owner is 'a b', not 1 to 200 characters of [A-Za-z0-9._:-]; Lease is 00:00:00, less than 1 s; "
            + "SweepInterval is 00:00:00, less than 10 ms; MaxConcurrentActivities is 0, less than 1. (Parameter 'options')", refused.Message);
    }

    private static EmbeddedWorkflowRunner Register(EmbeddedWorkflowRunner runner, FakeActivity<int, int> step)
    {
        runner.RegisterActivity("step", () => step);
        runner.RegisterWorkflow<int, int>("w", (c, n) => c.CallActivityAsync<int, int>("step", n, Once));
        return runner;
    }

    private async Task LeaseToAsync(string owner, TimeSpan lease) => await store.Entities.WriteAsync(
        "workflow:i",
        [Core.Storage.StateWrite.Insert("lease", $$"""{"owner":"{{owner}}","until":"{{store.Time.GetUtcNow() + lease:O}}"}""")], None);

    private async Task PassAsync(TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromSeconds(1))
        {
            store.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, None);
        }
    }
}
