using System.Collections.Concurrent;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Optimizer.Functions.Tests.Workflow;

/// <summary>A client that remembers what it was asked for.</summary>
internal sealed class FakeDurableClient : DurableTaskClient
{
    public ConcurrentDictionary<string, (string Name, object? Input, OrchestrationRuntimeStatus Status)> Instances { get; } = [];

    public List<(string Instance, string Event, object? Payload)> Raised { get; } = [];

    public PurgeInstancesFilter? Purged { get; private set; }

    public override Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
    {
        var id = options!.InstanceId!;
        if (!Instances.TryAdd(id, (orchestratorName.Name, input, OrchestrationRuntimeStatus.Pending)))
            throw new InvalidOperationException($"An orchestration instance with the ID {id} already exists.");
        return Task.FromResult(id);
    }

    public void End(string instance, OrchestrationRuntimeStatus status) => Instances[instance] = Instances[instance] with { Status = status };

    public override Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        Raised.Add((instanceId, eventName, eventPayload));
        return Task.CompletedTask;
    }

    public override Task<OrchestrationMetadata?> GetInstanceAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        Task.FromResult(Instances.TryGetValue(instanceId, out var found)
            ? new OrchestrationMetadata(found.Name, instanceId) { RuntimeStatus = found.Status }
            : null);

    public override Task<PurgeResult> PurgeAllInstancesAsync(PurgeInstancesFilter filter, CancellationToken cancellation)
    {
        Purged = filter;
        return Task.FromResult(new PurgeResult(3));
    }
}
