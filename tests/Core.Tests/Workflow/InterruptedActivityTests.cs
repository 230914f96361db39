using Microsoft.Extensions.Logging.Abstractions;
using Optimizer.Core.Workflow;
using Optimizer.Core.Workflow.Embedded;
using Optimizer.TestKit.Workflow;

namespace Optimizer.Core.Tests.Workflow;

/// <summary>An activity that takes its process along must not do so for ever.</summary>
public sealed class InterruptedActivityTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly AWorkflowStore store = new();
    private readonly SemaphoreSlim begun = new(0);

    public void Dispose() => begun.Dispose();

    [Fact]
    public async Task An_activity_in_whose_midst_every_process_ends_fails_at_last()
    {
        await using (var first = Runner())
        {
            await first.StartAsync("deadly", "d1", 7, None);
            await begun.WaitAsync(None);
        }
        await using (var second = Runner())
        {
            await second.ResumeAsync(None);
            await begun.WaitAsync(None);
        }
        await using var third = Runner();
        await third.ResumeAsync(None);
        var end = await third.WaitAsync("d1", None);
        Assert.Equal(WorkflowStatus.Failed, end.Status);
        Assert.Contains("was begun 2 times, and each time its process ended", end.Failure!.Message, StringComparison.Ordinal);
        Assert.Equal(0, begun.CurrentCount);
    }

    private EmbeddedWorkflowRunner Runner()
    {
        var runner = new EmbeddedWorkflowRunner(
            store.Entities, store.Blobs, store.Time, new EmbeddedWorkflowOptions { Owner = "one", MaxInterruptions = 2 }, NullLogger<EmbeddedWorkflowRunner>.Instance);
        runner.RegisterWorkflow<int, int>("deadly", (context, input) => context.CallActivityAsync<int, int>("dies", input, new RetryPlan(3, TimeSpan.FromSeconds(1))));
        runner.RegisterActivity<int, int>("dies", () => new FakeActivity<int, int>(async (input, stopped) =>
        {
            begun.Release();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stopped);
            return input;
        }));
        return runner;
    }
}
