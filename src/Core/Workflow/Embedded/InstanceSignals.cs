using System.Collections.Concurrent;

namespace Optimizer.Core.Workflow.Embedded;

/// <summary>Wakes those of this process who wait for something to happen to an instance.</summary>
internal sealed class InstanceSignals
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> next = new(StringComparer.Ordinal);

    /// <summary>Ends at the next <see cref="Pulse"/>. Take it before looking, so that nothing is missed in between.</summary>
    public Task Next(string instanceId) =>
        next.GetOrAdd(instanceId, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Pulse(string instanceId)
    {
        if (next.TryRemove(instanceId, out var waiting)) waiting.SetResult();
    }
}
