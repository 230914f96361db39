using Microsoft.Extensions.Logging.Abstractions;
using Optimizer.Core.Workflow;
using Optimizer.Core.Workflow.Embedded;
using Optimizer.TestKit.Workflow;

namespace Optimizer.Storage.Tests;

/// <summary>Two programs with one data folder: what the first leaves unfinished, the second finishes.</summary>
public sealed class SqliteWorkflowTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly RetryPlan Once = new(1, TimeSpan.Zero);
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_workflow_goes_on_in_the_next_program()
    {
        var first = new FakeActivity<int, int>(n => n + 1);
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using (var database = new SqliteDatabase(folder.Path))
        {
            await using var runner = Runner(database, "one", first, async (_, ct) =>
            {
                reached.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct);
                return 0;
            });
            await runner.StartAsync("w", "i", 1, None);
            await reached.Task;
        }
        using var again = new SqliteDatabase(folder.Path);
        await using var next = Runner(again, "two", first, (n, _) => Task.FromResult(n * 10));
        await next.ResumeAsync(None);
        Assert.Equal(20, (await next.WaitAsync("i", None)).Output!.Value.GetInt32());
        Assert.Equal(1, first.Runs);
    }

    [Fact]
    public async Task Two_programs_share_forty_workflows_and_each_step_is_recorded_once()
    {
        using var database = new SqliteDatabase(folder.Path);
        using var other = new SqliteDatabase(folder.Path);
        var first = new FakeActivity<int, int>(n => n + 1);
        await using var one = Runner(database, "one", first, (n, _) => Task.FromResult(n));
        await using var two = Runner(other, "two", first, (n, _) => Task.FromResult(n));
        for (var i = 0; i < 40; i++)
            await (i % 2 == 0 ? one : two).StartAsync("w", $"i{i}", i, None);
        for (var i = 0; i < 40; i++)
            Assert.Equal(i + 1, (await (i % 2 == 0 ? two : one).WaitAsync($"i{i}", None)).Output!.Value.GetInt32());
        Assert.Equal(40, first.Runs);
    }

    private static EmbeddedWorkflowRunner Runner(
        SqliteDatabase database, string owner, FakeActivity<int, int> first, Func<int, CancellationToken, Task<int>> second)
    {
        var options = new EmbeddedWorkflowOptions { Owner = owner, SweepInterval = TimeSpan.FromMilliseconds(50) };
        var runner = new EmbeddedWorkflowRunner(
            new SqliteStateStore(database), new SqliteBlobStore(database), TimeProvider.System, options, NullLogger<EmbeddedWorkflowRunner>.Instance);
        runner.RegisterActivity("first", () => first);
        runner.RegisterActivity("second", () => new FakeActivity<int, int>(second));
        runner.RegisterWorkflow<int, int>("w", async (c, n) =>
            await c.CallActivityAsync<int, int>("second", await c.CallActivityAsync<int, int>("first", n, Once), Once));
        return runner;
    }
}
