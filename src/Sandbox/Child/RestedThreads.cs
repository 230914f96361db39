using System.Collections.Concurrent;

namespace Optimizer.Sandbox.Child;

/// <summary>
/// Threads as a thread pool at rest has them: one per processor, and another every half second while work waits
/// (.NET's starvation rate). What the executed functions do to these, they do not do to the replay of their dependencies.
/// </summary>
internal sealed class RestedThreads : TaskScheduler, IDisposable
{
    private static readonly TimeSpan Injection = TimeSpan.FromMilliseconds(500);

    private readonly BlockingCollection<Task> queue = [];
    private readonly ThreadLocal<bool> isOurs = new();
    private readonly ITimer timer;

    public RestedThreads(TimeProvider time)
    {
        for (var i = 0; i < Environment.ProcessorCount; i++) AddThread();
        timer = time.CreateTimer(_ => AddThreadWhileWaiting(), null, Injection, Injection);
    }

    /// <summary>Threads end when they have run what is queued.</summary>
    public void Dispose()
    {
        timer.Dispose();
        queue.CompleteAdding();
    }

    protected override void QueueTask(Task task)
    {
        if (!queue.IsAddingCompleted) queue.Add(task);
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        isOurs.Value && !taskWasPreviouslyQueued && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => queue.ToArray();

    private void AddThreadWhileWaiting()
    {
        if (queue.Count > 0) AddThread();
    }

    private void AddThread() => new Thread(Work) { IsBackground = true }.Start();

    private void Work()
    {
        isOurs.Value = true;
        foreach (var task in queue.GetConsumingEnumerable()) TryExecuteTask(task);
    }
}
