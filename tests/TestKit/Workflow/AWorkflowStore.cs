using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Optimizer.Core.Storage;
using Optimizer.Core.Workflow.Embedded;
using Optimizer.TestKit.Storage;

namespace Optimizer.TestKit.Workflow;

/// <summary>A store in memory on which runners are started and stopped.</summary>
public sealed class AWorkflowStore
{
    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));

    public IStateStore Entities { get; } = new InMemoryStateStore();

    public IBlobStore Blobs { get; } = new InMemoryBlobStore();

    /// <param name="owner">The process that the runner stands for.</param>
    /// <param name="ended">Owners that are known to have ended.</param>
    public EmbeddedWorkflowRunner Runner(string owner = "one", params string[] ended) => new(
        Entities, Blobs, Time, new EmbeddedWorkflowOptions { Owner = owner, HasEnded = ended.Contains }, NullLogger<EmbeddedWorkflowRunner>.Instance);

    /// <summary>A runner whose process dies at a certain write.</summary>
    public EmbeddedWorkflowRunner DyingRunner(CrashPoint crash) => new(
        new FakeDyingStateStore(Entities, crash), new FakeDyingBlobStore(Blobs, crash), Time,
        new EmbeddedWorkflowOptions { Owner = "dying" }, NullLogger<EmbeddedWorkflowRunner>.Instance);

    /// <summary>Lets time go by in steps until a task ends.</summary>
    /// <exception cref="TimeoutException">It has not ended after 20 s of real time.</exception>
    public async Task<T> PassTimeUntilAsync<T>(Task<T> task, TimeSpan step)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!task.IsCompleted)
        {
            if (limit.IsCancellationRequested) throw new TimeoutException("The task did not end within 20 s.");
            Time.Advance(step);
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, CancellationToken.None);
        }
        return await task;
    }
}
