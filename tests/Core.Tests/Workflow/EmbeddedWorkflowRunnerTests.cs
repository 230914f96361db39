using System.Text.Json;
using Optimizer.Core.State;
using Optimizer.Core.Workflow;
using Optimizer.Core.Workflow.Embedded;
using Optimizer.TestKit.Workflow;

namespace Optimizer.Core.Tests.Workflow;

public sealed class EmbeddedWorkflowRunnerTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly RetryPlan Once = new(1, TimeSpan.Zero);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly AWorkflowStore store = new();

    [Fact]
    public async Task A_workflow_gives_what_it_makes_of_its_activities()
    {
        await using var runner = store.Runner();
        runner.RegisterActivity("double", () => new FakeActivity<int, int>(n => 2 * n));
        runner.RegisterWorkflow<int, int>("sum", async (c, n) =>
            await c.CallActivityAsync<int, int>("double", n, Once) + await c.CallActivityAsync<int, int>("double", 1, Once));
        Assert.Equal(12, Output<int>(await RunAsync(runner, "sum", 5)));
    }

    [Fact]
    public async Task Activities_that_are_not_awaited_one_by_one_run_at_the_same_time()
    {
        await using var runner = store.Runner();
        using var both = new Barrier(2);
        runner.RegisterActivity("meet", () => new FakeActivity<int, bool>((_, _) => Task.Run(() => both.SignalAndWait(TimeSpan.FromSeconds(10)))));
        runner.RegisterWorkflow<int, bool>("pair", async (c, _) =>
            (await Task.WhenAll(c.CallActivityAsync<int, bool>("meet", 1, Once), c.CallActivityAsync<int, bool>("meet", 2, Once))).All(m => m));
        Assert.True(Output<bool>(await RunAsync(runner, "pair", 0)));
    }

    [Fact]
    public async Task A_failing_activity_is_tried_again_after_growing_waits()
    {
        await using var runner = store.Runner();
        var at = new List<TimeSpan>();
        var began = store.Time.GetUtcNow();
        runner.RegisterActivity("flaky", () => new FakeActivity<int, string>(_ =>
        {
            at.Add(store.Time.GetUtcNow() - began);
            return at.Count < 4 ? throw new IOException("not yet") : "done";
        }));
        runner.RegisterWorkflow<int, string>("w", (c, _) => c.CallActivityAsync<int, string>("flaky", 0, new RetryPlan(4, Second * 10, 2)));
        Assert.Equal("done", Output<string>(await RunAsync(runner, "w", 0)));
        Assert.Equal([10, 20, 40], at.Zip(at.Skip(1), (a, b) => Math.Floor((b - a).TotalSeconds / 10) * 10));
    }

    [Fact]
    public async Task An_activity_that_fails_for_good_can_be_compensated()
    {
        await using var runner = store.Runner();
        var rollback = new FakeActivity<string, bool>(_ => true);
        runner.RegisterActivity("deploy", () => new FakeActivity<int, int>(_ => throw new IOException("disk full")));
        runner.RegisterActivity("rollback", () => rollback);
        runner.RegisterWorkflow<int, string>("w", async (c, _) =>
        {
            try
            {
                await c.CallActivityAsync<int, int>("deploy", 0, new RetryPlan(2, Second));
                return "deployed";
            }
            catch (ActivityFailedException e)
            {
                await c.CallActivityAsync<string, bool>("rollback", e.ErrorType, Once);
                return e.Message;
            }
        });
        Assert.Equal("deploy failed: disk full", Output<string>(await RunAsync(runner, "w", 0)));
        Assert.Equal(1, rollback.Runs);
    }

    [Fact]
    public async Task A_workflow_that_throws_is_failed_with_the_reason()
    {
        await using var runner = store.Runner();
        runner.RegisterWorkflow<int, int>("w", (_, _) => throw new InvalidOperationException("no way"));
        var end = await RunAsync(runner, "w", 0);
        Assert.Equal((WorkflowStatus.Failed, new WorkflowFailure("System.InvalidOperationException", "no way")), (end.Status, end.Failure));
    }

    [Fact]
    public async Task Recorded_steps_do_not_run_again_after_a_restart()
    {
        var first = new FakeActivity<int, int>(n => n + 1);
        await using (var runner = store.Runner("one"))
        {
            Register(runner, first, new FakeActivity<int, int>((_, ct) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct).ContinueWith(_ => 0, TaskScheduler.Default)));
            await runner.StartAsync("w", "i", 1, None);
            await UntilAsync(() => first.Runs == 1);
            await UntilJournaledAsync(1);
        }
        await using var next = store.Runner("two");
        Register(next, first, new FakeActivity<int, int>(n => n * 10));
        await next.ResumeAsync(None);
        Assert.Equal(20, Output<int>(await store.PassTimeUntilAsync(next.WaitAsync("i", None), Second)));
        Assert.Equal(1, first.Runs);

        static void Register(EmbeddedWorkflowRunner runner, FakeActivity<int, int> first, FakeActivity<int, int> second)
        {
            runner.RegisterActivity("first", () => first);
            runner.RegisterActivity("second", () => second);
            runner.RegisterWorkflow<int, int>("w", async (c, n) =>
                await c.CallActivityAsync<int, int>("second", await c.CallActivityAsync<int, int>("first", n, Once), Once));
        }
    }

    [Fact]
    public async Task A_timer_goes_on_over_a_restart_and_is_not_early()
    {
        var due = store.Time.GetUtcNow().AddHours(3);
        await using (var runner = store.Runner("one"))
        {
            RegisterSleeper(runner);
            await runner.StartAsync("w", "i", due, None);
            store.Time.Advance(TimeSpan.FromHours(1));
        }
        await using var next = store.Runner("two");
        RegisterSleeper(next);
        await next.ResumeAsync(None);
        Assert.Equal(WorkflowStatus.Running, (await next.GetAsync("i", None))!.Status);
        var woke = Output<DateTimeOffset>(await store.PassTimeUntilAsync(next.WaitAsync("i", None), TimeSpan.FromMinutes(10)));
        Assert.InRange(woke, due, due.AddMinutes(30));

        static void RegisterSleeper(EmbeddedWorkflowRunner runner) => runner.RegisterWorkflow<DateTimeOffset, DateTimeOffset>("w", async (c, until) =>
        {
            await c.DelayUntilAsync(until);
            return c.UtcNow;
        });
    }

    [Fact]
    public async Task An_event_that_was_raised_before_it_is_awaited_is_kept()
    {
        await using var runner = store.Runner();
        var gate = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        runner.RegisterActivity("wait", () => new FakeActivity<int, int>((_, _) => gate.Task));
        runner.RegisterWorkflow<int, string>("w", async (c, _) =>
        {
            await c.CallActivityAsync<int, int>("wait", 0, Once);
            return await c.WaitForEventAsync<string>("first", Second * 60) + await c.WaitForEventAsync<string>("second", Second * 60);
        });
        await runner.StartAsync("w", "i", 0, None);
        await runner.RaiseEventAsync("i", "second", "b", None);
        await runner.RaiseEventAsync("i", "first", "a", None);
        gate.SetResult(0);
        Assert.Equal("ab", Output<string>(await store.PassTimeUntilAsync(runner.WaitAsync("i", None), TimeSpan.FromMilliseconds(100))));
    }

    [Fact]
    public async Task An_event_may_be_raised_by_a_process_that_runs_nothing()
    {
        await using var runner = store.Runner("one");
        await using var other = store.Runner("two");
        runner.RegisterWorkflow<int, string?>("w", (c, _) => c.WaitForEventAsync<string>("approved", TimeSpan.FromHours(1)));
        await runner.StartAsync("w", "i", 0, None);
        await other.RaiseEventAsync("i", "approved", "ann", None);
        Assert.Equal("ann", Output<string>(await store.PassTimeUntilAsync(runner.WaitAsync("i", None), TimeSpan.FromMilliseconds(100))));
        await Assert.ThrowsAsync<UnknownNameException>(() => other.RaiseEventAsync("j", "approved", "ann", None));
    }

    [Fact]
    public async Task Without_an_event_the_wait_ends_with_null()
    {
        await using var runner = store.Runner();
        runner.RegisterWorkflow<int, bool>("w", async (c, _) => await c.WaitForEventAsync<string>("never", Second * 30) is null);
        Assert.True(Output<bool>(await RunAsync(runner, "w", 0)));
    }

    [Fact]
    public async Task A_failed_sub_workflow_fails_alone()
    {
        await using var runner = store.Runner();
        runner.RegisterWorkflow<int, int>("child", (_, n) => n == 2 ? throw new IOException("two") : Task.FromResult(n));
        runner.RegisterWorkflow<int, string>("parent", async (c, _) =>
        {
            var children = Enumerable.Range(1, 5).Select(n => Guarded(c, n));
            return string.Join(",", await Task.WhenAll(children));
        });
        Assert.Equal("1,child failed: two,3,4,5", Output<string>(await RunAsync(runner, "parent", 0)));

        static async Task<string> Guarded(IWorkflowContext c, int n)
        {
            try
            {
                return $"{await c.CallSubWorkflowAsync<int, int>("child", $"{c.InstanceId}:{n}", n)}";
            }
            catch (ActivityFailedException e)
            {
                return e.Message;
            }
        }
    }

    [Fact]
    public async Task The_status_is_what_the_workflow_said_last()
    {
        await using var runner = store.Runner();
        runner.RegisterWorkflow<int, int>("w", async (c, _) =>
        {
            c.SetStatus(new { phase = "detection" });
            await c.DelayUntilAsync(c.UtcNow.AddSeconds(5));
            c.SetStatus(new { phase = "iteration" });
            return 1;
        });
        Assert.Equal("""{"phase":"iteration"}""", (await RunAsync(runner, "w", 0)).CustomStatus!.Value.GetRawText());
    }

    [Fact]
    public async Task Starting_an_instance_again_does_not_run_it_again()
    {
        await using var runner = store.Runner();
        var step = new FakeActivity<int, int>(n => n);
        runner.RegisterActivity("step", () => step);
        runner.RegisterWorkflow<int, int>("w", (c, n) => c.CallActivityAsync<int, int>("step", n, Once));
        await RunAsync(runner, "w", 1);
        Assert.Equal(1, Output<int>(await RunAsync(runner, "w", 2)));
        Assert.Equal(1, step.Runs);
    }

    [Fact]
    public async Task An_unknown_workflow_is_refused_with_the_known_ones()
    {
        await using var runner = store.Runner();
        runner.RegisterWorkflow<int, int>("known", (_, n) => Task.FromResult(n));
        var refused = await Assert.ThrowsAsync<ArgumentException>(() => runner.StartAsync("other", "i", 0, None));
        Assert.Equal("No workflow 'other' is registered; registered: known.", refused.Message);
    }

    [Fact]
    public async Task Old_journals_are_purged_and_nothing_else()
    {
        await using var runner = store.Runner();
        runner.RegisterWorkflow<int, int>("w", (_, n) => Task.FromResult(n));
        await RunAsync(runner, "w", 0);
        Assert.Equal(0, await runner.PurgeAsync(store.Time.GetUtcNow().AddDays(-1), None));
        Assert.Equal(1, await runner.PurgeAsync(store.Time.GetUtcNow().AddDays(1), None));
        Assert.Null(await runner.GetAsync("i", None));
    }

    private static T Output<T>(WorkflowSnapshot end) => end.Failure is null
        ? end.Output!.Value.Deserialize<T>(StateJson.Create())!
        : throw new InvalidOperationException(end.Failure.ToString());

    private async Task<WorkflowSnapshot> RunAsync<T>(EmbeddedWorkflowRunner runner, string name, T input)
    {
        await runner.StartAsync(name, "i", input, None);
        return await store.PassTimeUntilAsync(runner.WaitAsync("i", None), Second);
    }

    private async Task UntilJournaledAsync(int entries)
    {
        while (await store.Entities.QueryAsync("workflow:i", "step:", "step;", None).CountAsync() < entries)
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, None);
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        while (!holds())
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, None);
    }
}
