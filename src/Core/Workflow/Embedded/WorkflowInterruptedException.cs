namespace Optimizer.Core.Workflow.Embedded;

/// <summary>A run of an instance ended because the runner could not carry out a step; the instance is unfinished.</summary>
internal sealed class WorkflowInterruptedException(string instanceId, Exception cause)
    : Exception($"The run of {instanceId} was interrupted: {cause.Message}", cause);
