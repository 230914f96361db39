using System.Text.Json;

namespace Optimizer.Core.Workflow.Embedded;

/// <summary>What an instance needs of its runner to have workflows of its own.</summary>
internal interface IChildWorkflows
{
    /// <summary>Starts the instance, or takes it up when it exists and no one runs it.</summary>
    Task EnsureStartedAsync(string name, string instanceId, JsonElement input, CancellationToken cancellationToken);

    Task<WorkflowSnapshot> WaitAsync(string instanceId, CancellationToken cancellationToken);
}
